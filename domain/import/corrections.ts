import { SpreadsheetProblem } from './problem.js';
import type { SheetRow, Table } from './table.js';

/** What somebody writes in the place of cells: by row of the sheet, then by the name of the column. */
export type Corrections = Record<string, Record<string, string>>;

/**
 * The table with these cells as they were corrected. A row that is out of line with its header (its cells stand in the
 * wrong columns) becomes what is said of it and nothing else; of other rows what is not named stays.
 */
export function corrected(table: Table, corrections: Corrections): Table {
  const rows = table.rows.map((row) => {
    const said = corrections[String(row.number)];
    return said === undefined ? row : correctedRow(table.header, row, said);
  });
  return { ...table, rows };
}

function correctedRow(header: string[], row: SheetRow, said: Record<string, string>): SheetRow {
  const { problem, dates = {}, ...rest } = row;
  const kept = problem === undefined ? row.cells : [];
  const cells = header.map((column, index) => said[column] ?? kept[index] ?? '');
  // A date that a cell holds goes with what it shows.
  const left = Object.entries(dates).filter(([index]) => said[header[Number(index)] ?? ''] === undefined);
  return { ...rest, cells, ...(left.length > 0 ? { dates: Object.fromEntries(left) } : {}) };
}

/**
 * Whether each correction is of a cell that is there.
 * @throws SpreadsheetProblem `invalid-correction`
 */
export function checkCorrections({ header, rows }: Table, corrections: Corrections): void {
  const numbers = new Set(rows.map(({ number }) => String(number)));
  for (const [row, cells] of Object.entries(corrections)) {
    if (!numbers.has(row))
      throw new SpreadsheetProblem('invalid-correction', `The table has no row ${row} that could be corrected.`, {
        row,
      });
    const column = Object.keys(cells).find((name) => !header.includes(name));
    if (column !== undefined)
      throw new SpreadsheetProblem(
        'invalid-correction',
        `Row ${row} has no column "${column}" that could be corrected. The columns are ${header.map((name) => `"${name}"`).join(', ')}.`,
        { row, columns: header },
      );
  }
}

/** Those of before, and on top of them what is said now. */
export function correctionsTogether(before: Corrections, now: Corrections): Corrections {
  const rows = new Set([...Object.keys(before), ...Object.keys(now)]);
  return Object.fromEntries([...rows].map((row) => [row, { ...before[row], ...now[row] }]));
}

/** Whether somebody sent what is meant by corrections: rows by number, each with texts by column. */
export function areCorrections(value: Record<string, unknown>): value is Corrections {
  return Object.entries(value).every(
    ([row, cells]) =>
      /^[1-9]\d{0,6}$/.test(row) &&
      typeof cells === 'object' &&
      cells !== null &&
      !Array.isArray(cells) &&
      Object.values(cells).every((cell) => typeof cell === 'string'),
  );
}
