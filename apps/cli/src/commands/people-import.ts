import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { Client, Failure, type Answer } from '../lib/client.js';
import { given } from '../lib/options.js';
import { plain, show, table } from '../lib/output.js';
import { writeTo } from './import-run.js';

interface Options {
  dryRun?: boolean;
  encoding?: string;
  sheet?: string;
  json?: boolean;
}

/** `tollgate people import FILE`. */
export function importPeopleCommand(people: Command): void {
  people
    .command('import <file>')
    .description('add and change people as a CSV or XLSX file says; where a row is rejected, nothing is written')
    .option('--dry-run', 'only say what would become of each row')
    .option('--encoding <name>', 'of a text file, such as windows-874, where it is not found out')
    .option('--sheet <name>', 'of a workbook; the first with people where nothing is said')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nColumns: name; where wanted email, team, manager (by name or address), market, zone, calendar, access, active, external.\nAn empty cell changes nothing. - is standard input.\n\nExamples:\n  tollgate people import people.csv --dry-run\n  tollgate people import people.csv\n',
    )
    .action(async (file: string, { dryRun, encoding, sheet, json }: Options) => {
      const form = new FormData();
      form.append('options', JSON.stringify(given({ dryRun, encoding, sheet })));
      form.append('file', new Blob([bytesOf(file)]), file === '-' ? 'people.csv' : basename(file));
      const answer = await new Client().upload('/people/import', form).catch((error: unknown) => {
        if (error instanceof Failure && error.problem.code === 'rows-rejected')
          throw new Failure(`Nothing came in:\n${rejectedText(error.problem as unknown as Rejected)}`, error.problem);
        throw error;
      });
      show(json, answer, () => resultText(answer));
      if (answer.rejectedCount > 0) process.exitCode = 1;
    });
}

/** `tollgate people export FILE`. */
export function exportPeopleCommand(people: Command): void {
  people
    .command('export [file]')
    .description('everybody as a CSV that can be imported again; without a file, to the standard output')
    .addOption(new Option('--separator <name>', 'between the cells, for Excel of other countries').choices(separators))
    .addHelpText('after', '\nExample:\n  tollgate people export people.csv\n')
    .action(async (file: string | undefined, { separator }: { separator?: (typeof separators)[number] }) => {
      writeTo(file ?? '-', await new Client().bytes('/exports/people', given({ separator })));
    });
}

const separators = ['comma', 'semicolon', 'tab'] as const;

function bytesOf(file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file === '-' ? 0 : file));
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function resultText(answer: Answer<'/people/import', 'post'>): string {
  const would = answer.dryRun ? 'would be ' : '';
  const counts = `${plain(answer.created)} ${would}created, ${plain(answer.updated)} ${would}updated, ${plain(answer.unchanged)} unchanged.`;
  const changed = answer.people.filter(({ outcome }) => outcome === 'updated');
  const rows = changed.flatMap((person) =>
    Object.entries(person.changes).map(([field, { from, to }]) => [
      plain(person.row),
      plain(person.name),
      field,
      plain(from),
      plain(to),
    ]),
  );
  const ignored = answer.ignoredColumns;
  return [
    counts,
    rows.length > 0 ? table(['ROW', 'PERSON', 'WHAT', 'FROM', 'TO'], rows) : '',
    ignored.length > 0 ? `Not taken: ${ignored.join(', ')}.` : '',
    answer.rejectedCount > 0 ? `Rejected; with these, nothing would come in:\n${rejectedText(answer)}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

type Rejected = Pick<Answer<'/people/import', 'post'>, 'rejected' | 'rejectedCount'>;

function rejectedText(answer: Rejected): string {
  const rejected = answer.rejected;
  const left = answer.rejectedCount - rejected.length;
  const lines = rejected.map(
    (row) => `Row ${plain(row.row)}${row.column ? `, ${plain(row.column)}` : ''}: ${plain(row.message)}`,
  );
  return [...lines, ...(left > 0 ? [`And ${left} more.`] : [])].join('\n');
}
