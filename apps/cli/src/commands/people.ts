import { Option, type Command } from 'commander';
import { Client, type Body, type Schemas } from '../lib/client.js';
import type { Filters } from './item-text.js';
import { countsText, handOverCommands } from './hand-over.js';
import { jsonFile } from '../lib/json-file.js';
import { given, instant, wholeNumber } from '../lib/options.js';
import { facts, nameOf, optional, plain, show, table, whenText } from '../lib/output.js';
import { namedId, personId, policyId } from '../lib/refs.js';
import { importPeopleCommand } from './people-import.js';

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

/** People, teams, tokens, policies, the inbox and the state of the stack. */
export function peopleCommands(program: Command): void {
  const people = program.command('people').description('people: list, show, create, edit, import; holdings, hand-over');
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
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate people create "Lin Wei" --email lin@example.com --manager "Mei Tan" --zone Asia/Singapore\n',
    )
    .action(async (name: string, options: Common & Record<string, string>) => {
      const client = new Client();
      const person = await client.post('/people', { ...(await personFacts(client, options)), name });
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
  handOverCommands(people);
  importPeopleCommand(people);
  const teams = program.command('teams').description('teams: list, create');
  teams
    .command('list')
    .description('list teams')
    .option(...json)
    .action(async (options: Common) => {
      const { items } = await new Client().all('/teams', {}, 1_000);
      show(options.json, { items }, () =>
        table(
          ['TEAM', 'MARKET', 'LEAD', optional('ID')],
          items.map((t) => [plain(t.name), plain(t.market), nameOf(t.lead), plain(t.id)]),
        ),
      );
    });
  teams
    .command('create <name>')
    .description('add a team')
    .option('--market <market>')
    .option('--lead <who>')
    .option(...json)
    .action(async (name: string, options: Common & Record<string, string>) => {
      const client = new Client();
      const leadId = options.lead === undefined ? undefined : await personId(client, options.lead);
      const team = await client.post('/teams', given({ name, market: options.market, leadId }));
      show(options.json, team, () =>
        facts([
          ['Team', team.name],
          ['Id', team.id],
        ]),
      );
    });
  tokenCommands(program);
  policyCommands(program);
  program
    .command('inbox')
    .description('what you were told')
    .option('--unread', 'only what you have not read')
    .option('--read-all', 'mark all as read')
    .option('--limit <n>', 'how many at most', wholeNumber, 30)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate inbox --unread\n')
    .action(async (options: Common & { unread?: boolean; readAll?: boolean; limit: number }) => {
      const client = new Client();
      if (options.readAll) {
        const answer = await client.post('/notifications/read-all');
        show(options.json, answer, () => `${plain(answer.read)} marked as read.`);
        return;
      }
      const { items, more } = await client.all('/notifications', given({ unread: options.unread }), options.limit);
      show(options.json, { items, more }, () =>
        items.length === 0
          ? 'Your inbox is empty.'
          : items
              .map((n) => `${whenText(n.at)}  ${n.readAt === null ? '* ' : ''}${plain(n.title)}\n    ${plain(n.body)}`)
              .join('\n'),
      );
    });
  program
    .command('status')
    .description('whether everything is there, and how many items are open and overdue')
    .option(...json)
    .action(async (options: Common) => {
      const client = new Client();
      const ready = await client.get('/health/ready');
      const count = async (query: Filters): Promise<number> => (await client.get('/action-items/count', query)).count;
      const state = {
        ...ready,
        open: await count({ status: 'open,in_progress,on_hold,submitted' }),
        overdue: await count({ overdue: true }),
      };
      show(options.json, state, () =>
        facts([
          ['Tollgate', `${plain(ready.status)} at ${client.url}`],
          ['Live items', state.open],
          ['Overdue', state.overdue],
        ]),
      );
    });
}

function tokenCommands(program: Command): void {
  const token = program.command('token').description('API tokens: create, list, revoke');
  token
    .command('create <name>')
    .description('make a token; it is shown this once')
    .option('--for <who>', 'for somebody else (administrators)')
    .option('--expires <date>', 'until when it works', instant)
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate token create "nightly export" --for lin@example.com --expires 2027-01-31\n',
    )
    .action(async (name: string, options: Common & { for?: string; expires?: string }) => {
      const client = new Client();
      const made = await client.post(
        `/people/${await who(client, options.for)}/tokens`,
        given({ name, expiresAt: options.expires }),
      );
      show(options.json, made, () => plain(made.token));
    });
  token
    .command('list')
    .description('list tokens')
    .option('--for <who>')
    .option(...json)
    .action(async (options: Common & { for?: string }) => {
      const client = new Client();
      const page = await client.get(`/people/${await who(client, options.for)}/tokens`);
      show(options.json, page, () =>
        table(
          ['NAME', 'CREATED', 'EXPIRES', 'REVOKED', 'ID'],
          page.items.map((t) => [
            plain(t.name),
            whenText(t.createdAt),
            whenText(t.expiresAt),
            whenText(t.revokedAt),
            plain(t.id),
          ]),
        ),
      );
    });
  token
    .command('revoke <id>')
    .description('revoke a token')
    .option('--for <who>')
    .action(async (id: string, options: { for?: string }) => {
      const client = new Client();
      await client.delete(`/people/${await who(client, options.for)}/tokens/${id}`);
      process.stdout.write('Revoked.\n');
    });
}

function policyCommands(program: Command): void {
  const policies = program
    .command('policies')
    .description('escalation, reminder, sign-off and extension policies: list, show, create, draft, publish');
  policies
    .command('list')
    .description('list policies')
    .addOption(new Option('--kind <kind>').choices(['escalation', 'reminder', 'sign_off', 'extension']))
    .option(...json)
    .action(async (options: Common & { kind?: string }) => {
      const { items } = await new Client().all('/policies', given({ kind: options.kind }), 1_000);
      show(options.json, { items }, () =>
        table(
          ['KIND', 'POLICY', 'VERSIONS', 'DEFAULT', optional('ID')],
          items.map((p) => [
            plain(p.kind),
            plain(p.name),
            p.versions.map((v) => `${plain(v.version)} ${plain(v.status)}`).join(', '),
            p.isDefault ? 'yes' : '',
            plain(p.id),
          ]),
        ),
      );
    });
  policies
    .command('show <policy>')
    .description('a policy with its versions; named by id, name or kind:name')
    .option(...json)
    .action(async (ref: string, options: Common) => {
      const client = new Client();
      const policy = await client.get(`/policies/${await policyId(client, ref)}`);
      show(options.json, policy, () => JSON.stringify(policy, null, 2));
    });
  policies
    .command('create <kind> <name> <file>')
    .description('create a policy whose first draft is the JSON in a file')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate policies create escalation "Fast ladder" ladder.json\n')
    .action(async (kind: string, name: string, file: string, options: Common) => {
      const policy = await new Client().post('/policies', {
        kind,
        name,
        body: jsonFile(file) as Body<'/policies', 'post'>['body'],
      });
      show(options.json, policy, () => `Created as a draft: ${plain(policy.id)}`);
    });
  policies
    .command('draft <policy> <file>')
    .description('add a version as a draft')
    .option(...json)
    .action(async (ref: string, file: string, options: Common) => {
      const client = new Client();
      const policy = await client.post(`/policies/${await policyId(client, ref)}/versions`, {
        body: jsonFile(file) as Body<'/policies', 'post'>['body'],
      });
      show(options.json, policy, () => 'Added as a draft.');
    });
  policies
    .command('publish <policy> <version>')
    .description('publish a draft; it never changes again')
    .option(...json)
    .action(async (ref: string, version: string, options: Common) => {
      const client = new Client();
      const policy = await client.post(
        `/policies/${await policyId(client, ref)}/versions/${encodeURIComponent(version)}/publish`,
      );
      show(options.json, policy, () => 'Published.');
    });
}

async function who(client: Client, ref: string | undefined): Promise<string> {
  return ref === undefined ? plain((await client.get('/people/me')).id) : personId(client, ref);
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
    ['Team', nameOf(person.team)],
    ['Market', person.market],
    ['Time zone', person.timeZone],
    ['Calendar', person.calendar],
    ['Access', person.access],
    ['Active', person.active ? 'yes' : 'no'],
    ['Id', person.id],
  ]);
}
