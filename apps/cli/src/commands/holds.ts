import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { given, wholeNumber } from '../lib/options.js';
import { nameOf, plain, show, table, whenText } from '../lib/output.js';
import { itemPath, personId, programId } from '../lib/refs.js';

const json = ['--json', 'print one JSON document'] as const;

interface PlaceOptions {
  program?: string;
  item?: string;
  person?: string;
  everything?: boolean;
  reason: string;
  json?: boolean;
}

/** Legal holds: what neither retention nor erasure touches. */
export function holdCommands(program: Command): void {
  const holds = program.command('holds').description('legal holds: place, lift, list (administrators, auditors)');
  holds
    .command('place')
    .description('hold a program, an action item, a person, or everything: neither retention nor erasure touches it')
    .option('--program <program>', 'a program with all that is in it')
    .option('--item <item>', 'an action item, e.g. AI-12')
    .option('--person <who>', 'what is stored about somebody')
    .option('--everything', 'all that there is')
    .requiredOption('--reason <text>', 'why; it stands in the trail')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate holds place --program "Leakage 2026" --reason "Case 4711 of the regulator"\n',
    )
    .action(async (options: PlaceOptions) => {
      const client = new Client();
      const { program: ref, item, person, everything, reason } = options;
      const hold = await client.post(
        '/legal-holds',
        given({
          programId: ref === undefined ? undefined : await programId(client, ref),
          itemId: item === undefined ? undefined : (await client.get(await itemPath(client, item))).id,
          personId: person === undefined ? undefined : await personId(client, person),
          everything,
          reason,
        }),
      );
      show(options.json, hold, () => holdsText([hold]));
    });
  holds
    .command('lift <id>')
    .description('lift a hold: what it held is subject to retention and erasure again')
    .requiredOption('--reason <text>', 'why it is over; it stands in the trail')
    .option(...json)
    .action(async (id: string, options: { reason: string; json?: boolean }) => {
      const at = `/legal-holds/${encodeURIComponent(id)}/lift` as const;
      const hold = await new Client().post(at, { reason: options.reason });
      show(options.json, hold, () => holdsText([hold]));
    });
  holds
    .command('list')
    .description('list holds, the last placed first')
    .addOption(new Option('--state <state>', 'only these').choices(['holds', 'lifted']))
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option(...json)
    .action(async (options: { state?: 'holds' | 'lifted'; limit: number; json?: boolean }) => {
      const { items, more } = await new Client().all('/legal-holds', given({ state: options.state }), options.limit);
      show(options.json, { items, more }, () => holdsText(items));
    });
}

function holdsText(holds: Schemas['LegalHold'][]): string {
  return table(
    ['ON', 'WHY', 'PLACED', 'BY', 'LIFTED', 'BY', 'ID'],
    holds.map(({ on, reason, placedAt, placedBy, liftedAt, liftedBy, id }) => [
      on.kind === 'everything' ? 'everything' : `${on.kind.replace('_', ' ')} ${on.name ?? on.id ?? ''}`,
      plain(reason),
      whenText(placedAt),
      nameOf(placedBy),
      whenText(liftedAt),
      nameOf(liftedBy),
      plain(id),
    ]),
  );
}
