import { Option, type Command } from 'commander';
import { Client, type Body, type Schemas } from '../lib/client.js';
import { accountCommands } from './accounts.js';
import { countsText, handOverCommands } from './hand-over.js';
import { given, wholeNumber } from '../lib/options.js';
import { facts, nameOf, optional, plain, show, table } from '../lib/output.js';
import { namedId, personId } from '../lib/refs.js';
import { leaveCommand } from './leave.js';
import { personalCommands } from './personal.js';
import { exportPeopleCommand, importPeopleCommand } from './people-import.js';

interface Common {
  json?: boolean;
}

const json = ['--json', 'print one JSON document'] as const;
const access = (): Option =>
  new Option('--access <access>', 'what the person may do').choices([
    'administrator',
    'program_manager',
    'member',
    'auditor',
  ]);

/** People, and what hangs on them. */
export function peopleCommands(program: Command): void {
  const people = program
    .command('people')
    .description('people: list, show, create, edit, import, export; holdings, hand-over, leave, stored, erase');
  people
    .command('list')
    .description('list people')
    .option('-q, --q <text>', 'part of the name or address')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate people list -q lin\n')
    .action(async (options: Common & { q?: string; limit: number }) => {
      const { items, more } = await new Client().all('/people', given({ q: options.q }), options.limit);
      show(options.json, { items, more }, () =>
        table(
          ['NAME', 'MAIL', 'MANAGER', 'ACCESS', 'ZONE', optional('ID')],
          items.map((p) => [
            plain(p.name),
            plain(p.email),
            nameOf(p.manager),
            plain(p.access),
            plain(p.timeZone),
            plain(p.id),
          ]),
        ),
      );
    });
  people
    .command('show <person>')
    .description('a person')
    .option(...json)
    .action(async (ref: string, options: Common) => {
      const client = new Client();
      const person = await client.get(ref === 'me' ? '/people/me' : `/people/${await personId(client, ref)}`);
      show(options.json, person, () => personText(person));
    });
  people
    .command('create <name>')
    .description('add a person')
    .option('--email <address>')
    .option('--manager <who>')
    .option('--team <name>', 'none: of no team')
    .option('--market <market>')
    .option('--zone <zone>')
    .option('--calendar <key>', 'such as MY-02; none: that of the market')
    .addOption(access())
    .option('--service', 'a service account: it works by tokens alone')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate people create "Lin Wei" --email lin@example.com --manager "Mei Tan" --zone Asia/Singapore\n',
    )
    .action(async (name: string, options: Common & Record<string, string>) => {
      const client = new Client();
      const service = options.service ? { service: true } : {};
      const person = await client.post('/people', { ...(await personFacts(client, options)), ...service, name });
      show(options.json, person, () => personText(person));
    });
  people
    .command('edit <person>')
    .description('change a person')
    .option('--name <name>')
    .option('--email <address>')
    .option('--manager <who>')
    .option('--team <name>', 'none: of no team')
    .option('--market <market>')
    .option('--zone <zone>')
    .option('--calendar <key>', 'such as MY-02; none: that of the market')
    .addOption(access())
    .option('--inactive', 'may not use any token')
    .option('--active')
    .option(...json)
    .action(async (ref: string, options: Common & Record<string, string>) => {
      const client = new Client();
      const path = `/people/${await personId(client, ref)}` as const;
      const { version } = await client.get(path);
      const active = options.inactive ? false : options.active ? true : undefined;
      const person = await client.patch(
        path,
        given({ name: options.name, active, ...(await personFacts(client, options)) }),
        version,
      );
      show(options.json, person, () => personText(person) + leftText(ref, person));
    });
  accountCommands(people);
  handOverCommands(people);
  leaveCommand(people);
  personalCommands(people);
  importPeopleCommand(people);
  exportPeopleCommand(people);
}

async function personFacts(
  client: Client,
  options: Record<string, string>,
): Promise<Omit<Body<`/people/${string}`, 'patch'>, 'name' | 'active'>> {
  const managerId = options.manager === undefined ? undefined : await personId(client, options.manager);
  return given({
    email: options.email,
    managerId,
    teamId: await teamId(client, options.team),
    market: options.market,
    timeZone: options.zone,
    calendar: options.calendar === 'none' ? null : options.calendar,
    access: options.access,
  });
}

/** Null for `none`, undefined where nothing is said. */
async function teamId(client: Client, team: string | undefined): Promise<string | null | undefined> {
  if (team === undefined) return undefined;
  return team === 'none' ? null : namedId(client, 'team', team);
}

/** What still hangs on somebody who has just been made inactive. */
function leftText(ref: string, { stillHolds }: Schemas['PersonChanged']): string {
  if (!stillHolds || stillHolds.length === 0) return '';
  return `\n\nStill hangs on them: ${countsText(stillHolds)}. Hand it over: tollgate people hand-over ${ref} --to …`;
}

function personText(person: Schemas['Person']): string {
  return facts([
    ['Person', person.name],
    ['Mail', person.email],
    ['Manager', nameOf(person.manager)],
    ['Same person as', person.sameAs.map(nameOf).join(', ') || null],
    ['Team', nameOf(person.team)],
    ['Market', person.market],
    ['Time zone', person.timeZone],
    ['Calendar', person.calendar],
    ['Access', person.access],
    ['Active', person.active ? 'yes' : 'no'],
    ['Id', person.id],
  ]);
}
