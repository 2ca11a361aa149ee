import { withGuard } from '../../../../domain/spreadsheet/formula-guard.js';

/** A line of CSV (RFC 4180) that no spreadsheet program takes for formulas. */
export function csvLine(cells: string[]): string {
  return `${cells.map((cell) => quote(withGuard(cell))).join(',')}\r\n`;
}

function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
