import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Option } from 'commander';
import { Client, Failure, type Schemas } from '../lib/client.js';
import { given, wholeNumber } from '../lib/options.js';
import { plain, show, table } from '../lib/output.js';
import type { Common, RecordCommands } from './record-commands.js';

interface Drawn extends Common {
  method: 'simple' | 'stratified' | 'systematic';
  size?: number;
  perStratum?: number;
  interval?: number;
  seed?: string;
  dryRun?: boolean;
  encoding?: string;
  sheet?: string;
}

type Reviews = RecordCommands<'/review-rounds', Schemas['ReviewRoundDetail']>;

/** `tollgate reviews draw RR-12 FILE`. */
export function drawCommand(one: Reviews): void {
  one
    .on(
      'draw',
      'draw the sample of a draft from a list; rows with a known answer are the golden set',
      'november.csv --method stratified --size 400 --seed november',
      '<file>',
    )
    .addOption(
      new Option('--method <method>', 'in which way')
        .choices(['simple', 'stratified', 'systematic'])
        .makeOptionMandatory(),
    )
    .option('--size <n>', 'how many; of each stratum its share', wholeNumber)
    .option('--per-stratum <n>', 'as many of each stratum, instead of a size', wholeNumber)
    .option('--interval <n>', 'of a systematic draw: every so-manieth row', wholeNumber)
    .option('--seed <text>', 'anything; made up where nothing is said')
    .option('--dry-run', 'only say what would be drawn')
    .option('--encoding <name>', 'of a text file, such as windows-874, where it is not found out')
    .option('--sheet <name>', 'of a workbook; the first with a list where nothing is said')
    .action(async (ref: string, file: string, { json, ...options }: Drawn) => {
      const form = new FormData();
      form.append('options', JSON.stringify(given(options)));
      form.append('file', new Blob([bytesOf(file)]), file === '-' ? 'list.csv' : basename(file));
      const drawn = await new Client().upload(`${one.path(ref)}/list`, form);
      const rows = drawn.strata.map((s) => [plain(s.name), plain(s.population), plain(s.drawn)]);
      show(json, drawn, () =>
        [
          `${drawn.dryRun ? 'Would draw' : 'Drew'} from ${plain(drawn.population)} rows by the seed ${plain(drawn.seed)}: ${plain(drawn.items)} items to judge, ${plain(drawn.golden)} of them with a known answer.`,
          rows.length > 1 ? table(['STRATUM', 'ROWS', 'DRAWN'], rows) : '',
          drawn.ignoredColumns.length > 0 ? `Not taken: ${drawn.ignoredColumns.map(plain).join(', ')}.` : '',
          ...drawn.rejected.map(
            (r) => `Row ${plain(r.row)}${r.column === null ? '' : `, ${plain(r.column)}`}: ${plain(r.message)}`,
          ),
          drawn.rejectedCount > drawn.rejected.length ? `And ${drawn.rejectedCount - drawn.rejected.length} more.` : '',
        ]
          .filter((line) => line !== '')
          .join('\n'),
      );
    });
}

function bytesOf(file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file === '-' ? 0 : file));
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
