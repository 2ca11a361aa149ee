import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Option, type Command } from 'commander';
import { Client, Failure, type Json } from '../client.js';
import { collectMapping, day, given, wholeNumber } from '../options.js';
import { facts, plain, show, table } from '../output.js';
import { filtersOf, withFilters } from './item-text.js';

interface ImportOptions {
  program: string;
  dryRun?: boolean;
  map?: Record<string, string>;
  dateOrder?: string;
  shiftTo?: string;
  owners?: string;
  late?: string;
  onMissing?: string;
  rejected?: string;
  json?: boolean;
}

export function importCommands(program: Command): void {
  program
    .command('import <file>')
    .description('import a spreadsheet of action items: CSV or XLSX')
    .requiredOption('--program <name>', 'into this program; it is launched where there is none of that name')
    .option('--dry-run', 'only say what would happen')
    .option('--map <field=column>', 'which column is which field; once for each', collectMapping)
    .addOption(
      new Option('--date-order <order>', 'how dates such as 03/04/2026 are meant').choices(['dmy', 'mdy', 'ymd']),
    )
    .option('--shift-to <date>', 'move all due dates so that the earliest falls on this day', day)
    .addOption(new Option('--owners <mode>', 'owners must exist, or are created').choices(['match', 'create']))
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
    )
    .option('--rejected <file>', 'write the rejected rows to this file, to be mended and imported again')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate import register.xlsx --program "Leakage 2026" --dry-run\n  tollgate import kev.csv --program "KEV register" --map id=cveID --map title=vulnerabilityName --map owner=vendorProject --owners create\n',
    )
    .action(runImport);
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
            plain(i['id']),
            plain((i['program'] as Json)['name']),
            plain(i['fileName']),
            plain(i['state']),
            plain(i['rows']),
            plain(i['rejectedCount']),
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
      if (options.out === undefined) process.stdout.write(csv);
      else writeFileSync(options.out, csv);
    });
  withFilters(
    program
      .command('export [file]')
      .description('export action items as CSV or XLSX; without a file to the standard output'),
  )
    .addOption(new Option('--format <format>', 'what the ending of the file says, else csv').choices(['csv', 'xlsx']))
    .addOption(
      new Option('--separator <name>', 'between the cells of a CSV, for Excel of other countries').choices([
        'comma',
        'semicolon',
        'tab',
      ]),
    )
    .addHelpText('after', '\nExample:\n  tollgate export overdue.xlsx --overdue --program "Leakage 2026"\n')
    .action(
      async (file: string | undefined, options: Record<string, unknown> & { format?: string; separator?: string }) => {
        const format = options.format ?? (file?.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv');
        const bytes = await new Client().bytes('/exports/action-items', {
          ...filtersOf(options),
          ...(options.separator === undefined ? {} : { separator: options.separator }),
          format,
        });
        if (file === undefined) process.stdout.write(bytes);
        else writeFileSync(file, bytes);
      },
    );
}

async function runImport(file: string, options: ImportOptions): Promise<void> {
  const client = new Client();
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (error) {
    throw new Failure(`${file} cannot be read (${String((error as NodeJS.ErrnoException).code)}). Check its name.`);
  }
  const form = new FormData();
  const { program, dryRun, map: mapping, dateOrder, shiftTo, owners, late, onMissing } = options;
  form.append(
    'options',
    JSON.stringify(given({ program, dryRun, mapping, dateOrder, shiftTo, owners, late, onMissing })),
  );
  form.append('file', new Blob([new Uint8Array(content)]), basename(file));
  let state = await client.post('/imports', form);
  if (!options.json) process.stdout.write(`${mappingText(state)}\n`);
  const path = `/imports/${plain(state['id'])}`;
  const stop = (): void => {
    process.stderr.write('\nStopping; what is written stays.\n');
    void client.post(`${path}/cancel`).catch(() => undefined);
  };
  process.once('SIGINT', stop);
  let said = -1;
  for (let wait = 50; state['finishedAt'] === null; wait = Math.min(1_000, wait * 1.5)) {
    await sleep(wait);
    state = await client.get(path);
    if (!options.json && state['rowsDone'] !== said) {
      said = Number(state['rowsDone']);
      process.stderr.write(`${said} of ${plain(state['rows'])} rows\n`);
    }
  }
  process.removeListener('SIGINT', stop);
  if (options.rejected !== undefined && Number(state['rejectedCount']) > 0)
    writeFileSync(options.rejected, await client.text(`${path}/rejected`));
  const { id, state: ended, rows, created, updated, unchanged, missing, rejected, rejectedCount, error } = state;
  show(
    options.json,
    {
      id,
      state: ended,
      dryRun: state['dryRun'],
      rows,
      created,
      updated,
      unchanged,
      missing,
      rejectedCount,
      rejected,
      mapping: state['mapping'],
      error,
    },
    () => summary(state),
  );
  if (ended !== 'done') throw new Failure(`The import ${plain(ended)}${error ? `: ${plain(error)}` : ''}`);
}

function mappingText(state: Json): string {
  const mapping = state['mapping'] as { column: string; field: string | null }[];
  return table(
    ['COLUMN', 'TAKEN FOR'],
    mapping.map(({ column, field }) => [column, field ?? 'kept as an attribute']),
  );
}

function summary(state: Json): string {
  const rejected = (state['rejected'] ?? []) as Json[];
  const lines = facts([
    ['Program', (state['program'] as Json)['name']],
    ['State', plain(state['state']) + (state['dryRun'] === true ? ' (dry run: nothing was written)' : '')],
    ['Rows', state['rows']],
    ['Created', state['created']],
    ['Updated', state['updated']],
    ['Unchanged', state['unchanged']],
    ['Missing', state['missing']],
    ['Rejected', state['rejectedCount']],
    ['Import', state['id']],
  ]);
  if (rejected.length === 0) return lines;
  const rows = rejected.slice(0, 20).map((r) => [plain(r['row']), plain(r['column']), plain(r['message'])]);
  return `${lines}\n\n${table(['ROW', 'COLUMN', 'WHY'], rows, 2)}\nDownload them with: tollgate imports rejected ${plain(state['id'])} --out rejected.csv`;
}
