import { Option, type Command } from 'commander';
import { Client } from '../lib/client.js';
import { given } from '../lib/options.js';
import { withCaseFilters, type CaseFilters } from './case-filters.js';
import { writeTo } from './import-run.js';

interface Exported extends CaseFilters {
  format?: 'csv' | 'xlsx';
  separator?: 'comma' | 'semicolon' | 'tab';
}

/** `tollgate cases export FILE`. */
export function exportCasesCommand(cases: Command): void {
  withCaseFilters(
    cases
      .command('export [file]')
      .description('cases as CSV or XLSX; without a file, or to "-", to the standard output'),
  )
    .addOption(new Option('--format <format>', 'what the ending of the file says, else csv').choices(['csv', 'xlsx']))
    .addOption(
      new Option('--separator <name>', 'between the cells of a CSV, for Excel of other countries').choices([
        ...['comma', 'semicolon', 'tab'],
      ]),
    )
    .addHelpText('after', '\nExample:\n  tollgate cases export late.xlsx --overdue --severity critical\n')
    .action(async (file: string | undefined, options: Exported) => {
      const format = options.format ?? (file?.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv');
      writeTo(file ?? '-', await new Client().bytes('/exports/cases', given({ ...options, format })));
    });
}
