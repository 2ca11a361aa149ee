import { readTable as readRows } from '../../domain/import/reading.js';
import type { Rejection, RowDraft } from '../../domain/import/row.js';
import { statusWordsIn } from '../../domain/import/status-column.js';
import { lastToday, type RegisterOptions, type RegisterWords } from './read-register.js';
import { readTable } from './read-table.js';

/** How a register would be read: its outline, the first of its rows, and of those that cannot be read. */
export interface RegisterPreview extends RegisterWords {
  sheet: string | null;
  sheets: { name: string; hidden: boolean }[];
  first: RowDraft[];
  rejected: Rejection[];
  rejectedCount: number;
}

/** Rows that are shown of each kind. */
const shown = { first: 50, rejected: 200 } as const;

/** @throws SpreadsheetProblem */
export async function previewOf(bytes: Buffer, options: RegisterOptions): Promise<RegisterPreview> {
  const { table, plan, sheet, sheets } = await readTable(bytes, { today: lastToday(), ...options });
  const { drafts, rejections } = readRows(table, plan);
  return {
    ...table,
    rows: table.rows.length,
    plan,
    statusWords: statusWordsIn(table, plan),
    sheet,
    sheets,
    first: drafts.slice(0, shown.first),
    rejected: rejections.slice(0, shown.rejected),
    rejectedCount: rejections.length,
  };
}
