import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { given, instant, wholeNumber } from '../lib/options.js';
import { facts, nameOf, plain, show, table, whenText, words } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { json, RecordCommands, type Common, type Numbered } from './record-commands.js';

const breachRegister = { at: '/breaches', key: 'BR' } as const;

interface Filters {
  status?: string;
  type?: string;
  band?: string;
  metric?: string;
  owner?: string;
  market?: string;
  domain?: string;
  changedSince?: string;
  sort?: string;
}

/** Breaches of metrics. */
export function breachCommands(program: Command): Numbered {
  const breaches = program
    .command('breaches')
    .description('breaches of metrics: what is out of band, and values that did not come; they end by themselves');
  listCommand(breaches);
  const one = new RecordCommands<'/breaches', Schemas['BreachDetail']>(breaches, {
    ...{ ...breachRegister, noun: 'breach', text: breachFacts },
    read: (client, path) => client.get(path),
  });
  one.show('a breach, and what may be done to it');
  one
    .on('acknowledge', 'say that somebody is on it; the ladder is held', '--note "we look at the sample again"')
    .option('--for <duration>', 'how long, such as P1D; the most that its policy allows where nothing is said')
    .option('--note <text>', 'for those who look')
    .action((ref: string, options: Common & { for?: string; note?: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/acknowledge`, given({ holdFor: options.for, note: options.note })),
      ),
    );
  one
    .on('assign', 'give it to somebody else for good', '--to mei@example.com --reason "answers for it now"')
    .requiredOption('--to <who>', 'by id, mail address or name')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { to: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(`${path}/reassign`, { ownerId: await personId(client, options.to), reason: options.reason }),
      ),
    );
  one.answers();
  return breachRegister;
}

function listCommand(breaches: Command): void {
  breaches
    .command('list')
    .description('list breaches, the newest on top')
    .option('--status <status>', 'one or more, with commas between: expected, open, ended, withdrawn')
    .addOption(new Option('--type <type>', 'of this type').choices(['out_of_band', 'missing']))
    .addOption(new Option('--band <band>', 'in this band').choices(['amber', 'red']))
    .option('--metric <metric>', 'of this metric, by its key')
    .option('--owner <who>', 'by id, mail address or name; me')
    .option('--market <market>')
    .option('--domain <domain>')
    .option('--changed-since <date>', 'that changed at or after', instant)
    .option('--sort <order>', 'due, created, number or updated; with - before it, backwards')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option('--count', 'only how many there are')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate breaches list --status open --metric leakage-rate\n')
    .action(
      async ({ limit, count, json: asJson, ...filters }: Common & Filters & { limit: number; count?: boolean }) => {
        const client = new Client();
        const query = given(filters);
        if (count) {
          const found = await client.get('/breaches/count', query);
          show(asJson, found, () => plain(found.count));
          return;
        }
        const { items, more } = await client.all('/breaches', query, limit);
        const rows = items.map((b) => [
          plain(b.key),
          plain(b.title),
          nameOf(b.owner),
          b.band === null ? words(b.type) : plain(b.band),
          words(b.status),
          plain(b.since),
        ]);
        show(asJson, { items, more }, () => table(['BREACH', 'WHAT', 'OWNER', 'BAND', 'STATUS', 'SINCE'], rows, 1));
      },
    );
}

/** A breach as people read it. */
function breachFacts(b: Schemas['BreachDetail']): string {
  return facts([
    ['Breach', `${b.key} ${b.title}`],
    ['Metric', `${b.metric.key} ${b.metric.name}`],
    ['Status', words(b.status) + (b.restricted ? '; restricted' : '')],
    ['Band', b.band ?? words(b.type)],
    ['Why', b.reasons.join('\n')],
    ['Since', b.since],
    [b.type === 'missing' ? 'Expected by' : 'Seen', whenText(b.due.at)],
    ['Ladder', b.ladderLevel > 0 ? `level ${plain(b.ladderLevel)}` : null],
    ['Held until', b.acknowledgedUntil && whenText(b.acknowledgedUntil)],
    ['Owner', nameOf(b.owner)],
    ['Domain', b.domain],
    ['Markets', b.markets.join(', ')],
    ['Ended', b.endedAt && whenText(b.endedAt)],
    ['May be', b.allowed.map(words).join(', ')],
    ['Id', b.id],
  ]);
}
