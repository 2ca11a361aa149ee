import type { Json, Schemas } from '../lib/client.js';
import { plain, table } from '../lib/output.js';
import type { ReadRegister } from './register-import.js';

type Preview = Schemas['RegisterImportPreview'];
type Refused = Preview['rejected'][number];

/** Rows that are shown as they would be read. */
const mostShown = 10;

/** What would become of a file, as people read it. */
export function previewText(found: Preview, { what }: Pick<ReadRegister, 'what'>): string {
  const { making, presentCount, undecided, missing, rejected, rejectedCount, notes } = found;
  const columns = found.columns.map(({ column, as, field }) => [plain(column), field ?? useText(as)]);
  const parts = [
    table(['COLUMN', 'IS'], columns),
    ...notes.map(plain),
    undecided.length > 0
      ? `Say what these columns are: ${undecided.map((name) => `"${plain(name)}"`).join(', ')}.`
      : '',
    missing.length > 0 ? `Nothing says the ${missing.join(', ')}.` : '',
    rejectedCount > 0 ? `These rows cannot come in:\n${refusedTable(rejected, rejectedCount)}` : '',
    firstText(found),
    presentCount > 0 ? `${rowsOf(presentCount)} here already: ${presentText(found)}.` : '',
    found.whole ? `${making} ${what} would be made.` : `No ${what} can be made of it yet.`,
  ];
  return parts.filter(Boolean).join('\n\n');
}

function firstText({ first }: Preview): string {
  if (first.length === 0) return '';
  const rows = first.slice(0, mostShown).map(({ row, read, alike }) => {
    const title = read.find(({ field }) => field === 'title')?.text ?? '';
    const before = alike.map((one) => plain(one.key ?? one.title)).join(', ');
    return [plain(row), plain(title), before];
  });
  return table(['ROW', 'TITLE', 'SEEN BEFORE?'], rows, 1);
}

function useText(use: Preview['columns'][number]['as']): string {
  const texts = {
    field: '',
    key: 'its key here',
    own: 'of an export; not taken in',
    kept: 'kept as text',
    ignored: 'ignored',
    empty: 'empty',
    undecided: '?',
  };
  return texts[use];
}

/** What was made of a file. */
export function importedText(
  { made, records, presentCount, present, ignoredColumns, notes }: Schemas['RegisterImported'],
  { one, what }: Pick<ReadRegister, 'one' | 'what'>,
): string {
  const keys = records.map(({ key }) => plain(key));
  const which = keys.length > 2 ? `${keys[0] ?? ''} to ${keys.at(-1) ?? ''}` : keys.join(', ');
  return [
    made === 0 ? `No ${one} was made.` : `${made} ${made === 1 ? one : what} made: ${which}.`,
    presentCount > 0 ? `${rowsOf(presentCount)} here already: ${presentText({ present, presentCount })}.` : '',
    ignoredColumns.length > 0 ? `Ignored: ${ignoredColumns.map((name) => `"${plain(name)}"`).join(', ')}.` : '',
    ...notes.map(plain),
  ]
    .filter(Boolean)
    .join('\n');
}

function rowsOf(count: number): string {
  return count === 1 ? '1 row is' : `${count} rows are`;
}

function presentText({ present, presentCount }: Pick<Preview, 'present' | 'presentCount'>): string {
  const keys = present.slice(0, mostShown).map(({ key }) => plain(key));
  const more = presentCount - keys.length;
  return `${keys.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** The rows that a problem names. */
export function rejectedText(problem: Json): string {
  const rejected = Array.isArray(problem.rejected) ? (problem.rejected as Refused[]) : [];
  return refusedTable(rejected, Number(problem.rejectedCount ?? rejected.length));
}

function refusedTable(rejected: readonly Refused[], count: number): string {
  const rows = rejected.map(({ row, cell, column, message }) => [
    cell === null ? `row ${plain(row)}` : plain(cell),
    plain(column ?? ''),
    plain(message),
  ]);
  const more = count > rejected.length ? `\nAnd ${count - rejected.length} more.` : '';
  return `${table(['CELL', 'COLUMN', 'WHY'], rows, 2)}${more}`;
}
