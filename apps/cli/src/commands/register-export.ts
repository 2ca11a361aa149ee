import { Option, type Command } from 'commander';
import { Client } from '../lib/client.js';
import { given } from '../lib/options.js';
import { writeTo } from './import-run.js';

interface Exported {
  format?: 'csv' | 'xlsx';
  separator?: 'comma' | 'semicolon' | 'tab';
}

/**
 * `tollgate cases export FILE`: a list as a file.
 *
 * @param narrowed adds what the list is narrowed by
 */
export function exportCommand(
  commands: Command,
  {
    at,
    what,
    narrowed,
    example,
  }: {
    at: '/exports/cases' | '/exports/findings' | '/exports/alignments' | '/exports/controls' | '/exports/occurrences';
    what: string;
    narrowed: (command: Command) => Command;
    example: string;
  },
): void {
  narrowed(
    commands
      .command('export [file]')
      .description(`${what} as CSV or XLSX; without a file, or to "-", to the standard output`),
  )
    .addOption(new Option('--format <format>', 'what the ending of the file says, else csv').choices(['csv', 'xlsx']))
    .addOption(
      new Option('--separator <name>', 'between the cells of a CSV, for Excel of other countries').choices([
        ...['comma', 'semicolon', 'tab'],
      ]),
    )
    .addHelpText('after', `\nExample:\n  tollgate ${what} export ${example}\n`)
    .action(async (file: string | undefined, options: Exported) => {
      const format = options.format ?? (file?.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv');
      writeTo(file ?? '-', await new Client().bytes(at, given({ ...options, format })));
    });
}
