import { withGuards, type Separator } from '../../../../domain/import/formula-guard.js';

/** What a person may ask for between the cells, by name. */
export const separators = { comma: ',', semicolon: ';', tab: '\t' } as const satisfies Record<string, Separator>;
export type SeparatorName = keyof typeof separators;
export const separatorNames = Object.keys(separators) as SeparatorName[];

/**
 * A line of CSV (RFC 4180) that no spreadsheet program takes for formulas, be it split at commas, semicolons or tabs:
 * where Excel splits depends on the country, not on the file.
 */
export function csvLine(cells: string[], separator: Separator = ','): string {
  return `${cells.map((cell) => quote(withGuards(cell, separator))).join(separator)}\r\n`;
}

function quote(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
