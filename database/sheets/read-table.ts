import { checkCorrections, corrected, type Corrections } from '../../domain/import/corrections.js';
import { fewOf, type FileNote } from '../../domain/import/file-note.js';
import { countKnown, namesColumns, undecidedFields } from '../../domain/import/header.js';
import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { planReading, type ReadingOptions, type ReadingPlan } from '../../domain/import/reading-plan.js';
import { tableOf, type Sheet, type Table } from '../../domain/import/table.js';
import { chosenSheet } from './chosen-sheet.js';
import type { FileOptions } from './file-options.js';
import { readSheets } from './read-sheets.js';
import { sheetLimits } from './sheet-limits.js';
import { tooMany } from './sheet-cells.js';

export interface ReadableTable {
  table: Table;
  plan: ReadingPlan;
  /** The name of the sheet that it stands on; null in a text file. */
  sheet: string | null;
  /** Those of the workbook; none of a text file. */
  sheets: { name: string; hidden: boolean }[];
}

export type TableOptions = ReadingOptions & FileOptions & { corrections?: Corrections };

/**
 * Finds the table in a file, and how it is to be read. Of the sheets of a workbook it is the one that is asked for, or
 * the first that can be read as a register of actions; the others that could be are named.
 *
 * @throws SpreadsheetProblem when there is none; of several sheets with the reason of the first
 */
export async function readTable(bytes: Buffer, options: TableOptions): Promise<ReadableTable> {
  const all = await readSheets(bytes, options);
  const sheets = chosenSheet(all, options.sheet ?? null);
  let problem: SpreadsheetProblem | null = null;
  for (const [index, sheet] of sheets.entries()) {
    const found = sheet.problem ? null : tableIn(sheet, options);
    problem ??= sheet.problem;
    if (!found) continue;
    const corrections = options.corrections ?? {};
    const table = corrected(found, corrections);
    try {
      const plan = planned(table, options);
      if (table.rows.length > sheetLimits.rows) throw tooMany(`${sheetLimits.rows} rows`);
      table.notes.push(...aboutColumns(table, plan, options), ...aboutYears(plan), ...aboutIds(table, plan));
      table.notes.push(...aboutSheets(sheet, sheets.slice(index + 1), all, options));
      checkCorrections(found, corrections);
      const named = all.flatMap(({ name, hidden }) => (name === null ? [] : [{ name, hidden }]));
      return { table, plan, sheet: sheet.name, sheets: named };
    } catch (error) {
      if (!(error instanceof SpreadsheetProblem)) throw error;
      // A register whose dates are in doubt is asked about, not passed over for the next sheet.
      if (error.code !== 'missing-columns') throw error;
      problem ??= error;
    }
  }
  throw (
    problem ?? new SpreadsheetProblem('unreadable-file', 'The file is empty. It needs a header row and rows below it.')
  );
}

function tableIn(sheet: Sheet, { mapping }: ReadingOptions): Table | null {
  return tableOf(sheet, (cells) => countKnown(cells, mapping), namesColumns);
}

/** A cell of a column of dates that shows `Mar-26` holds a date all the same, and is read as that. */
function planned(table: Table, options: ReadingOptions): ReadingPlan {
  const plan = planReading(table, options);
  const columns = (['due', 'raised'] as const).flatMap((field) => plan.columns.get(field) ?? []);
  let changed = false;
  for (const { cells, dates } of table.rows)
    for (const column of dates ? columns : []) {
      const date = dates?.[column];
      if (date === undefined || cells[column] === date) continue;
      cells[column] = date;
      changed = true;
    }
  return changed ? planReading(table, options) : plan;
}

function aboutColumns({ header }: Table, { columns }: ReadingPlan, { mapping }: ReadingOptions): FileNote[] {
  return undecidedFields(header, columns, mapping).map(({ field, names }) => {
    const quoted = fewOf(names.map((name) => `"${name}"`));
    const text = `Each of ${quoted} could be the ${field}, and all are kept as attributes. Map the one that is.`;
    return { about: 'columns', text, values: names };
  });
}

/** A program that took an id for a number or a date has changed it, and other ids to the same. */
function aboutIds({ rows }: Table, { columns }: ReadingPlan): FileNote[] {
  const index = columns.get('id');
  if (index === undefined) return [];
  const changed = rows.filter(({ cells }) =>
    /^\d(?:\.\d+)?E[+-]\d+$|^\d{4}-\d{2}-\d{2}$/i.test(cells[index]?.trim() ?? ''),
  );
  if (changed.length === 0) return [];
  const shown = fewOf(changed.map(({ number, cells }) => `"${cells[index]?.trim() ?? ''}" (row ${number})`));
  const text = `A spreadsheet program may have made a number or a date of these ids: ${shown}. Format that column as text, and write them anew.`;
  return [{ about: 'ids', text, values: changed.slice(0, 100).map(({ number }) => String(number)) }];
}

function aboutYears({ dates }: ReadingPlan): FileNote[] {
  const columns = Object.values(dates).flatMap(({ column, shortYears }) => (shortYears ? [column] : []));
  if (columns.length === 0) return [];
  const text = `Years of two digits from 45 on were taken for the Buddhist era in ${fewOf(columns.map((name) => `"${name}"`))}: 70 is 2570, that is 2027.`;
  return [{ about: 'years', text, values: columns }];
}

function aboutSheets(sheet: Sheet, after: Sheet[], all: Sheet[], options: ReadingOptions): FileNote[] {
  if (sheet.name === null) return [];
  const notes: FileNote[] = [];
  if (all.length > 1) notes.push({ about: 'sheet', text: `Read: the sheet "${sheet.name}".`, values: [sheet.name] });
  const others = after.filter((other) => other.problem !== null || isRegister(other, options));
  if (others.length > 0) {
    const names = others.map(({ name }) => name ?? '');
    const text = `Not read: ${fewOf(names.map((name) => `"${name}"`))}, which can be read as well. Import each with --sheet NAME.`;
    notes.push({ about: 'other-sheets', text, values: names });
  }
  const hidden = all.filter((other) => other.hidden && other !== sheet).map(({ name }) => name ?? '');
  if (hidden.length > 0) {
    const text = `Hidden, and not read: ${fewOf(hidden.map((name) => `"${name}"`))}.`;
    notes.push({ about: 'hidden-sheets', text, values: hidden });
  }
  return notes;
}

function isRegister(sheet: Sheet, options: ReadingOptions): boolean {
  const table = tableIn(sheet, options);
  if (!table || table.rows.length === 0) return false;
  try {
    planReading(table, options);
    return true;
  } catch (error) {
    // One whose dates or columns must be asked about is a register too.
    return error instanceof SpreadsheetProblem && error.code !== 'missing-columns' && error.code !== 'invalid-mapping';
  }
}
