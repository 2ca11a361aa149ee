import type { SheetRow } from '../../domain/import/table.js';
import { sheetLimits } from './sheet-limits.js';
import { tooMany, type Range, type SheetCells } from './sheet-cells.js';

/**
 * Gives each row of a merged range the value that people see beside it. Only rows that hold something of their own, and
 * the first column of the range: a title across a table is no value of its columns. Gives how many cells were filled.
 */
export function fillMerged(cells: SheetCells, ranges: Range[]): number {
  const numbers = cells.numbers();
  let filled = 0;
  let looked = 0;
  for (const { top, bottom, left } of ranges) {
    const first = cells.at(top);
    const value = first?.cells[left - 1] ?? '';
    if (value === '' || top === bottom || left > sheetLimits.columns) continue;
    for (let at = placeOf(numbers, top + 1); at < numbers.length; at++) {
      const number = numbers[at] ?? 0;
      if (number > bottom) break;
      // Ranges that overlap stand in no workbook that a program made.
      if (++looked > sheetLimits.cells) throw tooMany('so many merged cells that it is no table');
      const row = cells.at(number);
      if (row && holdsAnything(row)) {
        cells.put(number, left, value, first?.dates?.[left - 1]);
        filled += 1;
      }
    }
  }
  return filled;
}

function holdsAnything(row: SheetRow): boolean {
  return row.cells.some((cell) => cell.trim() !== '');
}

/** Where the first number stands that is not below `least`. */
function placeOf(numbers: number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
