import { aboutCellError, isCellError } from './cell-error.js';
import type { ReadingPlan } from './reading-plan.js';
import type { Rejection } from './row.js';
import type { SheetRow } from './table.js';

/** What is wrong with a row before anything in it is understood: an error of a formula, a text that was split. */
export function rowFault(header: string[], row: SheetRow, { columns }: ReadingPlan): Rejection | null {
  const { number, cells, problem } = row;
  const id = columns.get('id');
  const externalId = id === undefined ? null : (cells[id] ?? '').trim();
  const about = { row: number, cells, externalId: externalId === '' ? null : externalId };
  if (problem !== undefined) return { ...about, externalId: null, column: null, message: problem };
  const at = cells.findIndex(isCellError);
  if (at < 0) return null;
  const ofId = at === id ? { externalId: null } : {};
  return { ...about, ...ofId, column: header[at] ?? null, message: aboutCellError(cells[at] ?? '') };
}
