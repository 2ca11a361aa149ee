import { Option, type Command } from 'commander';
import { Client } from '../lib/client.js';
import { collectMapping, collectStates, day, wholeNumber } from '../lib/options.js';
import { plain, show, table } from '../lib/output.js';
import { runImport, writeTo, type ImportOptions } from './import-run.js';
import { summary } from './import-text.js';
import { filtersOf, type Filters, withFilters } from './item-text.js';
import { openedBy } from './views.js';

type Exported = Filters & { format?: string; separator?: string; view?: string; columns?: string };

const help = `
What the file says is held against what it said last time and what is true here: only what has changed in the file is
proposed, what people decided here stays, what is done is left alone. Words of a state that are not known, dates that
could be read in two ways and cells with several owners are asked about, not guessed.

Exit codes: 0 done (rows may be rejected), 1 refused, failed, or nothing came in, 2 wrong usage.

Examples:
  tollgate import register.xlsx --program "Leakage 2026" --dry-run
  tollgate import register.xlsx --program "Leakage 2026" --map-status "Blocked by legal=on_hold"
  tollgate import recommendations.csv --program "Audit 2026" --due-rule "60 working days after Date published"
  tollgate import kev.csv --program "KEV register" --map id=cveID --map title=vulnerabilityName --map owner=vendorProject --owners create
  tollgate export - --program "Leakage 2026" | tollgate import - --program "Leakage 2026" --dry-run
`;

/** Of what the import creates, by name. */
function withPolicies(command: Command): Command {
  return command
    .option('--escalation <policy>', 'escalation policy of what is created, by name or as name@version')
    .option('--reminder <policy>', 'reminder policy')
    .option('--sign-off <policy>', 'sign-off policy')
    .option('--extension <policy>', 'extension policy')
    .option('--effectiveness <policy>', 'effectiveness policy');
}

export function importCommands(program: Command): void {
  withPolicies(
    program
      .command('import <file>')
      .description('import a spreadsheet of action items, CSV or XLSX; "-" reads the standard input')
      .requiredOption('--program <name>', 'into this program; it is made where there is none of that name')
      .option('--create', 'a new program is meant, although there is one whose name is near')
      .option('--draft', 'a program that is made is not launched yet: its items are drafts')
      .option('--lead <who>', 'domain lead of a program that is made')
      .option('--dry-run', 'only say what would happen: every change, from what to what')
      .option('--map <field=column>', 'which column is which field; once for each', collectMapping)
      .option('--map-status <word=state>', 'what a word of the status column means; remembered', collectStates)
      .option('--encoding <name>', 'how a text file is encoded, where it does not show it, e.g. windows-874')
      .option('--sheet <name>', 'which sheet of a workbook is the register')
      .addOption(
        new Option('--date-order <order>', 'how dates such as 03/04/2026 are meant').choices(['dmy', 'mdy', 'ymd']),
      )
      .option('--shift-to <date>', 'move all due dates so that the earliest falls on this day', day)
      .option('--due-rule <rule>', 'due date of rows without one: a date, or "30 working days after Raised"')
      .addOption(new Option('--owners <mode>', 'owners must exist, or are created').choices(['match', 'create']))
      .addOption(
        new Option('--several-owners <mode>', 'a cell that names several: ask (reject the row), or the first').choices([
          'ask',
          'first',
        ]),
      )
      .option('--default-owner <person>', 'whose the rows are that name nobody')
      .addOption(
        new Option(
          '--on-conflict <mode>',
          'where people have changed here what the file has changed too: leave it open, keep what is here, or the file',
        ).choices(['ask', 'keep', 'file']),
      )
      .option('--source <name>', 'of which register this is a state (the name of the file, dates aside)')
      .addOption(
        new Option('--late <mode>', 'what the ladder of items does that are late already').choices([
          'start',
          'catch-up',
          'silent',
        ]),
      )
      .addOption(
        new Option('--on-missing <mode>', 'what becomes of items that the file does not name any more').choices([
          'keep',
          'flag',
          'cancel',
        ]),
      ),
  )
    .option('--rejected <file>', 'write the rejected rows to this file, to be mended and imported again')
    .option('--yes', 'do not ask on a terminal')
    .option('--json', 'print one JSON document')
    .addHelpText('after', help)
    .action((file: string, options: ImportOptions) => runImport(file, options));
  const imports = program.command('imports').description('imports that were made: list, show, cancel, rejected rows');
  imports
    .command('list')
    .option('--limit <n>', 'how many at most', wholeNumber, 20)
    .option('--json', 'print one JSON document')
    .description('list imports, newest first')
    .action(async (options: { limit: number; json?: boolean }) => {
      const { items } = await new Client().all('/imports', {}, options.limit);
      show(options.json, { items }, () =>
        table(
          ['ID', 'PROGRAM', 'FILE', 'STATE', 'ROWS', 'REJECTED'],
          items.map((i) => [
            plain(i.id),
            plain(i.program.name),
            plain(i.fileName),
            plain(i.state),
            plain(i.rows),
            plain(i.rejectedCount),
          ]),
        ),
      );
    });
  imports
    .command('show <id>')
    .option('--json', 'print one JSON document')
    .description('what became of an import')
    .action(async (id: string, options: { json?: boolean }) => {
      const found = await new Client().get(`/imports/${id}`);
      show(options.json, found, () => summary(found));
    });
  imports
    .command('cancel <id>')
    .option('--json', 'print one JSON document')
    .description('stop an import; what is written stays')
    .action(async (id: string, options: { json?: boolean }) => {
      const found = await new Client().post(`/imports/${id}/cancel`);
      show(options.json, found, () => 'It stops at its next part; what is written stays.');
    });
  imports
    .command('rejected <id>')
    .option('--out <file>', 'write to this file')
    .description('the rejected rows as CSV')
    .action(async (id: string, options: { out?: string }) => {
      const csv = await new Client().text(`/imports/${id}/rejected`);
      writeTo(options.out ?? '-', csv);
    });
  withFilters(
    program
      .command('export [file]')
      .description('export action items as CSV or XLSX; without a file, or to "-", to the standard output'),
  )
    .addOption(new Option('--format <format>', 'what the ending of the file says, else csv').choices(['csv', 'xlsx']))
    .addOption(
      new Option('--separator <name>', 'between the cells of a CSV, for Excel of other countries').choices([
        'comma',
        'semicolon',
        'tab',
      ]),
    )
    .option('--view <name>', 'as a saved view has it, its order and columns too, and as is said besides')
    .option('--columns <names>', 'only these columns of the list, with commas between: owner,due,status')
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate export overdue.xlsx --overdue --program "Leakage 2026"\n  tollgate export late.xlsx --view "Late in MY"\n',
    )
    .action(async (file: string | undefined, options: Exported) => {
      const format = options.format ?? (file?.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv');
      const client = new Client();
      const said = filtersOf(options);
      const { asked, columns: ofView } = await openedBy(client, { list: 'action-items', ref: options.view, said });
      const columns = options.columns ?? ofView.join(',');
      const bytes = await client.bytes('/exports/action-items', {
        ...asked,
        ...(columns === '' ? {} : { columns }),
        ...(options.separator === undefined ? {} : { separator: options.separator }),
        format,
      });
      writeTo(file ?? '-', bytes);
    });
}
