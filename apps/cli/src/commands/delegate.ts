import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { day, given, instant, timeOfDay, wholeNumber } from '../lib/options.js';
import { facts, nameOf, plain, show, table } from '../lib/output.js';
import { personId } from '../lib/refs.js';

interface Asked {
  for?: string;
  from?: string;
  fromTime?: string;
  until: string;
  untilTime?: string;
  zone?: string;
  scope: string;
  reason?: string;
}

interface Common {
  json?: boolean;
}

const json = ['--json', 'print one JSON document'] as const;

/** Who stands in for whom: set, list, end, and who it would be. */
export function delegateCommands(program: Command): void {
  const delegate = program.command('delegate').description('who stands in while somebody is away: to, list, end, who');
  delegate
    .command('to <who>')
    .description('say who stands in for you, or for somebody whose manager you are')
    .requiredOption('--until <date>', 'the last day, YYYY-MM-DD', day)
    .option('--until-time <time>', 'until this time of that day', timeOfDay)
    .option('--from <date>', 'the first day; now where nothing is said', day)
    .option('--from-time <time>', 'from this time of that day', timeOfDay)
    .option('--zone <zone>', 'time zone; that of who is away where nothing is said')
    .option('--for <who>', 'who is away; you, where nobody is named')
    .addOption(
      new Option('--scope <scope>', 'what they may do').choices(['approvals', 'everything']).default('approvals'),
    )
    .option('--reason <text>')
    .option(...json)
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate delegate to mei@example.com --from 2026-12-21 --until 2027-01-02 --scope everything --reason "annual leave"\n  tollgate delegate to mei@example.com --for "Wei Lim" --until 2026-12-31\n',
    )
    .action(async (ref: string, options: Common & Asked) => {
      const client = new Client();
      const from = options.from;
      const made = await client.post(
        '/delegations',
        given({
          standInId: await personId(client, ref),
          personId: options.for === undefined ? undefined : await personId(client, options.for),
          scope: options.scope,
          from: from === undefined ? undefined : given({ date: from, time: options.fromTime }),
          until: given({ date: options.until, time: options.untilTime }),
          timeZone: options.zone,
          reason: options.reason,
        }),
      );
      show(options.json, made, () => delegationText(made));
    });
  delegate
    .command('list')
    .description('list delegations, the latest start first')
    .option('--person <who>', 'of this absent person')
    .option('--stand-in <who>', 'with this stand-in')
    .addOption(new Option('--state <state>').choices(['coming', 'active', 'ended', 'revoked']))
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate delegate list --state active\n')
    .action(async (options: Common & { person?: string; standIn?: string; state?: string; limit: number }) => {
      const client = new Client();
      const who = async (ref: string | undefined): Promise<string | undefined> =>
        ref === undefined ? undefined : personId(client, ref);
      const query = given({
        person: await who(options.person),
        standIn: await who(options.standIn),
        state: options.state,
      });
      const { items, more } = await client.all('/delegations', query, options.limit);
      show(options.json, { items, more }, () =>
        table(
          ['AWAY', 'STAND-IN', 'FOR', 'FROM', 'UNTIL', 'STATE', 'ID'],
          items.map((d) => [
            nameOf(d.person),
            nameOf(d.standIn),
            plain(d.scope),
            dateText(d.from),
            dateText(d.until),
            plain(d.state),
            plain(d.id),
          ]),
        ),
      );
    });
  delegate
    .command('end <id>')
    .description('end a delegation before its time')
    .option('--reason <text>')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate delegate end 3f0c8a52-1111-8000-8000-000000000001 --reason "back earlier"\n',
    )
    .action(async (id: string, options: Common & { reason?: string }) => {
      const ended = await new Client().post(
        `/delegations/${encodeURIComponent(id)}/end`,
        given({ reason: options.reason }),
      );
      show(options.json, ended, () => delegationText(ended));
    });
  delegate
    .command('who <person>')
    .description('who stands in for a person, now or at an instant, along the chain')
    .option('--at <instant>', 'e.g. 2026-12-24', instant)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate delegate who "Wei Lim" --at 2026-12-24\n')
    .action(async (ref: string, options: Common & { at?: string }) => {
      const client = new Client();
      const found = await client.get(`/people/${await personId(client, ref)}/stand-in`, given({ at: options.at }));
      show(options.json, found, () =>
        facts([
          ['Person', nameOf(found.person)],
          ['For approvals', chainText(found.approvals)],
          ['For everything', chainText(found.everything)],
        ]),
      );
    });
}

function chainText(chain: { path: { name: string }[] } | null): string {
  return chain === null ? 'nobody; they are there' : chain.path.map(nameOf).join(' → ');
}

function dateText(when: { date: string; time: string | null }): string {
  const { date, time } = when;
  return [plain(date), plain(time)].filter((part) => part !== '').join(' ');
}

function delegationText(delegation: Schemas['Delegation']): string {
  return facts([
    ['Away', nameOf(delegation.person)],
    ['Stand-in', `${nameOf(delegation.standIn)}, for ${plain(delegation.scope)}`],
    ['From', `${dateText(delegation.from)} ${plain(delegation.timeZone)}`],
    ['Until', `${dateText(delegation.until)} ${plain(delegation.timeZone)}`],
    ['State', delegation.state],
    ['Reason', delegation.reason],
    ['Id', delegation.id],
  ]);
}
