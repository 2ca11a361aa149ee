import { longestCell } from '../../../../domain/import/cell-limit.js';

/** What a cell of a workbook holds: a text, a number, or a date with its local day and time as if they were in UTC. */
export type CellValue = string | number | Date | null;

/** A row of a sheet as XML. Cells without a value are left out. Rows are counted from 1, `styles` are those of the columns. */
export function rowXml(row: number, values: readonly CellValue[], styles: readonly number[]): string {
  let cells = '';
  for (const [at, value] of values.entries())
    if (value !== null && value !== '') cells += cellXml(`${columnName(at)}${row}`, value, styles[at] ?? 0);
  return `<row r="${row}">${cells}</row>`;
}

function cellXml(place: string, value: string | number | Date, style: number): string {
  const held = value instanceof Date ? (serialOf(value) ?? dateText(value)) : value;
  if (typeof held === 'number' && Number.isFinite(held)) return `<c r="${place}" s="${style}"><v>${held}</v></c>`;
  const text = String(held).slice(0, longestCell);
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const dayMs = 86_400_000;
/** 1970-01-01 as Excel counts days. */
const epoch = 25_569;
/** 1900-03-01: before it Excel counts a day that there was not. */
const firstSure = 61;

/** A date as Excel counts it; null where it cannot, and a text says it. */
function serialOf(date: Date): number | null {
  const serial = date.getTime() / dayMs + epoch;
  return serial >= firstSure && date.getUTCFullYear() <= 9999 ? serial : null;
}

function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 16).replace('T', ' ').replace(' 00:00', '');
}

/** `A` for 0, `AA` for 26. */
export function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}

const special: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text for XML. What XML has no place for is written as spreadsheets do (`_x0001_`, ECMA-376 ST_Xstring), and so is what
 * they would take for it; halves of a character are replaced.
 */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(unwritable, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (sign) => special[sign] ?? sign);
}

/** Control characters but tab and line feed, and the two non-characters that XML excludes. */
const unwritable = /[^\t\n -\uFFFD\u{10000}-\u{10FFFF}]/gu;
