import { stringify } from 'csv-stringify/sync';
import { withGuards, type Separator } from '../../../../domain/import/formula-guard.js';

/** What a person may ask for between the cells, by name. */
export const separators = { comma: ',', semicolon: ';', tab: '\t' } as const satisfies Record<string, Separator>;
export type SeparatorName = keyof typeof separators;
export const separatorNames = Object.keys(separators) as SeparatorName[];

/**
 * Lines of CSV (RFC 4180) that no spreadsheet program takes for formulas, be they split at commas, semicolons or tabs:
 * where Excel splits depends on the country, not on the file.
 *
 * @param bare columns of numbers, which are none
 */
export function csvLines(
  lines: readonly (readonly string[])[],
  separator: Separator = ',',
  bare: readonly (boolean | undefined)[] = [],
): string {
  const guarded = lines.map((cells) =>
    cells.map((cell, at) => (bare[at] === true ? cell : withGuards(cell, separator))),
  );
  return stringify(guarded, { delimiter: separator, record_delimiter: '\r\n', quoted_match: quotedToo });
}

/** What is quoted besides what has to be: what a program takes for a separator, or trims. */
const quotedToo = /[,;\t\r\n]|^\s|\s$/;
