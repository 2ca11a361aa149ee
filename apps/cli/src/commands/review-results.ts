import { Option } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { given } from '../lib/options.js';
import { plain, show, table } from '../lib/output.js';
import { writeTo } from './import-run.js';
import type { Common, RecordCommands } from './record-commands.js';

type Reviews = RecordCommands<'/review-rounds', Schemas['ReviewRoundDetail']>;
type Estimate = { value: number; low: number; high: number } | null;

/** What a round has come to. */
export function resultsCommands(one: Reviews): void {
  one
    .on('results', 'agreement, prevalence, accuracy, and what reviewers differ on')
    .action(async (ref: string, options: Common) => {
      const found = await new Client().get(`${one.path(ref)}/results`);
      show(options.json, found, () => resultsText(found));
    });
  one
    .on('export', 'each item with what was answered of it, as CSV or XLSX', 'round.xlsx', '[file]')
    .addOption(new Option('--format <format>', 'what the ending of the file says, else csv').choices(['csv', 'xlsx']))
    .addOption(
      new Option('--separator <name>', 'between the cells of a CSV, for Excel of other countries').choices([
        ...['comma', 'semicolon', 'tab'],
      ]),
    )
    .action(async (ref: string, file: string | undefined, options: Common & Exported) => {
      const format = options.format ?? (file?.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv');
      const query = given({ separator: options.separator, format });
      writeTo(file ?? '-', await new Client().bytes(`${one.path(ref)}/results/export`, query));
    });
}

interface Exported {
  format?: 'csv' | 'xlsx';
  separator?: 'comma' | 'semicolon' | 'tab';
}

const share = (of: Estimate): string =>
  of === null ? '–' : `${percent(of.value)} (${percent(of.low)}–${percent(of.high)})`;
const coefficient = (of: Estimate): string =>
  of === null ? 'not defined' : `${of.value.toFixed(2)} (${of.low.toFixed(2)} to ${of.high.toFixed(2)})`;
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

function resultsText({
  all,
  parts,
  disagreements,
  disagreementCount,
  lines,
  digestHolds,
}: Schemas['ReviewResults']): string {
  const row = (name: string, p: typeof all | (typeof parts)[number]): string[] => [
    name,
    plain(p.items),
    plain(p.agreement.pairs),
    share(p.agreement.raw),
    coefficient(p.agreement.kappa),
    coefficient(p.agreement.ac1),
    coefficient(p.agreement.alpha),
    share(p.prevalence),
    p.golden.answered === 0 ? '–' : `${plain(p.golden.right)}/${plain(p.golden.answered)} ${share(p.golden.accuracy)}`,
  ];
  const head = ['', 'ITEMS', 'PAIRS', 'AGREE', 'KAPPA', 'AC1', 'ALPHA', 'PREVALENCE', 'GOLDEN'];
  return [
    table(head, [row('all', all), ...parts.map((p) => row(`${plain(p.by)}: ${plain(p.label)}`, p))]),
    ...all.trust.map(plain),
    `Prevalence, weighted back to the strata: ${share(all.weighted)}. Intervals are of 95 % confidence.`,
    digestHolds === false ? 'The answers are NOT those with which the round was closed.' : '',
    lines.some(({ differing }) => differing > 0)
      ? table(
          ['POLICY LINE', 'ITEMS', 'DIFFER', 'SHARE'],
          lines
            .filter(({ differing }) => differing > 0)
            .map((l) => [plain(l.line), plain(l.items), plain(l.differing), share(l.share)]),
        )
      : '',
    `${plain(disagreementCount)} items on which reviewers differ${disagreements.length === 0 ? '.' : ':'}`,
    ...disagreements
      .slice(0, 20)
      .map(
        (d) =>
          `  ${plain(d.key)}  ${d.answers.map((a) => (a === null ? '–' : `${plain(a.reviewer.name)}: ${plain(a.decision)}`)).join('; ')}; decided: ${plain(d.final ?? 'not yet')}`,
      ),
    disagreementCount > 20 ? `  and ${plain(disagreementCount - 20)} more; --json or export has them.` : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}
