import { aboutCellError, isCellError } from './cell-error.js';
import { hasNoLetter } from './owner-cell.js';
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
  if (isTotals(cells, columns)) return { ...about, column: null, message: totalsText };
  const at = cells.findIndex(isCellError);
  if (at < 0) return null;
  const ofId = at === id ? { externalId: null } : {};
  return { ...about, ...ofId, column: header[at] ?? null, message: aboutCellError(cells[at] ?? '') };
}

const totalsText =
  'This is a row of totals, not an action. Leave it out; an action that is called so needs an owner and a due date.';
const totals =
  /^(?:(?:(?:grand|sub)[\s-]*)?totals?|jumlah|jml|kabuuan|tổng(?:\s+(?:cộng|số))?|รวม(?:ทั้งหมด|ทั้งสิ้น)?|合计|合計|总计|總計|小计|小計|共计|共計)(?:\s+(?:items?|actions?|rows?))?\s*(?:[:：=(（\d].*)?$/iu;

/** It begins like the sum of what stands above it, and says neither who nor when: no rule is to make an item of it. */
function isTotals(cells: string[], columns: ReadingPlan['columns']): boolean {
  const text = (index: number | undefined): string => (index === undefined ? '' : (cells[index] ?? '').trim());
  return isTotalsText(cells) && hasNoLetter(text(columns.get('owner'))) && text(columns.get('due')) === '';
}

/** Whether the first text of a row is what stands before a sum: `Total`, `合计:`. */
export function isTotalsText(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '') ?? '';
  return totals.test(first.trim().normalize('NFC').slice(0, 100));
}
