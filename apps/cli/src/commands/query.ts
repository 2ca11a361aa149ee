import { readFileSync } from 'node:fs';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { Client, Failure, type Schemas } from '../lib/client.js';
import { given } from '../lib/options.js';
import { plain, show, table } from '../lib/output.js';
import { writeTo } from './import-run.js';
import { json, type Common } from './record-commands.js';

const formats = ['table', 'json', 'csv', 'xlsx', 'parquet'] as const;
type Format = (typeof formats)[number];

interface Options extends Common {
  format?: Format;
  rows?: number;
  separator?: 'comma' | 'semicolon' | 'tab';
  from?: string;
}

/** Views for people who know SQL. */
export function queryCommand(program: Command): void {
  program
    .command('query [sql] [file]')
    .description(
      'asks the views by SQL; with a file the answer is written there, by its ending as CSV, XLSX, Parquet or JSON',
    )
    .addOption(new Option('--format <format>', 'what the ending of the file says, else table').choices(formats))
    .option('--rows <number>', 'how many at most: 1000 as a table or JSON where nothing is said, else 100000', count)
    .addOption(
      new Option('--separator <name>', 'between the cells of a CSV, for Excel of other countries').choices([
        ...['comma', 'semicolon', 'tab'],
      ]),
    )
    .option(
      '--from <file>',
      'reads the statement from a file, "-" from the standard input; the one argument is then where to write',
    )
    .option(...json)
    .addHelpText('after', help)
    .action(async (first: string | undefined, second: string | undefined, options: Options) => {
      const { from } = options;
      const [sql, file] = from === undefined ? [first, second] : [readFileSync(from === '-' ? 0 : from, 'utf8'), first];
      if (sql === undefined || sql.trim() === '')
        throw new Failure(
          'Say what is asked, e.g. tollgate query "table on_time_rates". docs/analytics.md has the views.',
        );
      await carryOut(sql, file, options);
    });
}

const help = `
Examples:
  tollgate query "select dimension, value, rate from on_time_rates order by 1, 3"
  tollgate query "select * from items where overdue" late.xlsx
  tollgate query --from late.sql late.parquet

docs/analytics.md has the views and what a statement may be. It reads, and changes nothing.
`;

async function carryOut(
  sql: string,
  file: string | undefined,
  { format: said, rows, separator, ...options }: Options,
): Promise<void> {
  const client = new Client();
  const format = said ?? (options.json ? 'json' : formatOf(file));
  if (format === 'table' || (format === 'json' && file === undefined)) {
    const answer = await client.post('/query', { sql, ...given({ rows }) });
    show(format === 'json', answer, () => answerText(answer));
    return;
  }
  writeTo(file ?? '-', await client.postForBytes('/query', { sql, format, ...given({ rows, separator }) }));
}

function formatOf(file: string | undefined): Format {
  const ending = file?.toLowerCase().split('.').at(-1);
  if (file === undefined) return 'table';
  return formats.find((format) => format === ending) ?? 'csv';
}

function answerText({ columns, rows, more }: Schemas['QueryAnswer']): string {
  const cells = rows.map((row) => row.map(cellText));
  const found = table(
    columns.map(({ name }) => name),
    cells,
  );
  return more ? `${found}\n\nThe first ${rows.length}; there are more. Ask for them by --rows, or narrow it.` : found;
}

function cellText(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'object' ? plain(JSON.stringify(value)) : plain(value);
}

function count(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Say a whole number from 1 to 100000.');
}
