import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { given } from '../lib/options.js';
import { nameOf, plain, show, table, whenCell, words } from '../lib/output.js';
import { programId } from '../lib/refs.js';

const json = ['--json', 'print one JSON document'] as const;

/** How a program goes: burn-up, ageing, on-time, and who holds it up. */
export function progressCommand(programs: Command): void {
  programs
    .command('progress <program>')
    .description('what was done by day, how old and late what is open is, on-time, and who holds it up')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate programs progress "Leakage 2026"\n')
    .action(async (ref: string, options: { json?: boolean }) => {
      const client = new Client();
      const found = await client.get(`/programs/${await programId(client, ref)}/progress`);
      show(options.json, found, () => progressText(found));
    });
}

/** Ageing and on-time over all programs. */
export function ageingCommand(programs: Command): void {
  programs
    .command('ageing')
    .description('how old and late what is open is, and how much was on time, over all programs')
    .addOption(
      new Option('--by <what>', 'by what items are told apart')
        .choices(['market', 'domain', 'program', 'team'])
        .default('market'),
    )
    .option('--program <program>', 'only items of this program')
    .option('--domain <domain>', 'only programs of this domain')
    .option('--market <market>', 'only items of this market')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate programs ageing --by domain --market SG\n')
    .action(async ({ json: asJson, ...asked }: AgeingOptions) => {
      const found = await new Client().get('/ageing', given(asked));
      show(asJson, found, () => ageingText(found));
    });
}

interface AgeingOptions {
  by: Schemas['Ageing']['by'];
  program?: string;
  domain?: string;
  market?: string;
  json?: boolean;
}

function ageingText({ by, slices, total }: Schemas['Ageing']): string {
  const [first] = slices;
  if (first === undefined) return 'No item is open or was signed off.';
  const rows = slices.map(({ name, open, byAge, late, byLate, onTime: { n, kept } }) => [
    name === null ? '(none)' : plain(name),
    ...[open, ...byAge.map(({ count }) => count), late, ...byLate.map(({ count }) => count)].map(plain),
    n === 0 ? '' : `${kept} of ${n}`,
  ]);
  const heads = [
    by.toUpperCase(),
    'OPEN',
    ...first.byAge.map((span) => `OPEN ${shortly(span)}`),
    'LATE',
    ...first.byLate.map((span) => `LATE ${shortly(span)}`),
    'ON TIME',
  ];
  const more = total > slices.length ? `\nand ${total - slices.length} more` : '';
  return `${table(heads, rows, 0)}${more}\nIn days since they were opened, or due. ON TIME: of what was signed off here, what kept the due date that counted in the end.`;
}

function shortly({ from, until }: { from: number; until: number | null }): string {
  return until === null ? `${from}+` : `${from}-${until - 1}`;
}

/** The states of an action item, and what leads where. */
export function statesCommand(items: Command): void {
  items
    .command('states')
    .description('the states of an action item, and what people can do in each')
    .option(...json)
    .action(async (options: { json?: boolean }) => {
      const found = await new Client().get('/action-items/states');
      show(options.json, found, () => {
        const rows = found.items.flatMap(({ status, moves }) =>
          moves.map(({ command, to, guard }) => [
            words(status),
            words(command),
            to.map(words).join(', '),
            plain(guard),
          ]),
        );
        return table(['STATE', 'COMMAND', 'LEADS TO', 'WHERE'], rows, 3);
      });
    });
}

/** Of the days on which anything changed, the last that are printed. */
const lastDays = 14;

function progressText({ burnUp, ageing, onTime, holding, zone }: Schemas['ProgramProgress']): string {
  const days = burnUp.slice(-lastDays).map(({ date, scope, done }) => [plain(date), plain(scope), plain(done)]);
  const ages = ageing.byAge.map((span) => [daysText(span), plain(span.count), plain(span.late)]);
  const lates = ageing.byLate.map((span) => [daysText(span), plain(span.count)]);
  const people = holding.people.map(({ person, team, late, asked }) => [
    nameOf(person),
    nameOf(team),
    plain(late.count),
    whenCell(late.since),
    plain(asked.count),
    whenCell(asked.since),
  ]);
  const more = holding.total > holding.people.length ? `\nand ${holding.total - holding.people.length} more` : '';
  const { n, kept, keptFirst, elsewhere } = onTime;
  return [
    `${table(['DAY', 'SCOPE', 'DONE'], days)}\nAt the end of each day on which either changed, on the clocks of ${plain(zone)}.`,
    `${table(['OPEN FOR', 'ITEMS', 'LATE'], ages)}\n${ageing.n} open.`,
    table(['LATE BY', 'ITEMS'], lates),
    n === 0
      ? 'On time: no item was signed off yet.'
      : `On time: ${kept} of ${n} kept the due date that counted in the end, ${keptFirst} of ${n} the one agreed first.`,
    ...(elsewhere === 0 ? [] : [`${elsewhere} done as a file says; they are in neither rate.`]),
    people.length === 0
      ? 'Nobody holds it up.'
      : `${table(['WHO', 'TEAM', 'LATE', 'SINCE', 'ASKED', 'SINCE'], people)}${more}\nLATE: items that are theirs and overdue. ASKED: signatures and extensions that they have not answered.`,
  ].join('\n\n');
}

function daysText({ from, until }: { from: number; until: number | null }): string {
  return until === null ? `${from} days and more` : `${from} to ${until - 1} days`;
}
