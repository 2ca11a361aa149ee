import { fewOf, type FileNote } from './file-note.js';
import type { SheetRow } from './table.js';

const separators = [',', ';', '\t', '|'];

/**
 * Rows of a text file that are longer or shorter than its header. A longer one was split inside a text, and everything
 * behind stands in the wrong column: it is set aside, not shifted. Shorter ones are told, for a text may have been split
 * over two lines. What most rows do is how the file was written, and no fault of
 * a row; in a file that this program wrote no row is longer, but one that it rejected for that.
 */
export function markRagged(header: SheetRow, rows: SheetRow[]): FileNote[] {
  if (header.width === undefined) return [];
  const named = header.cells.length;
  const longer = rows.filter(({ cells }) => cells.length > named);
  const own = header.cells.some((cell) => cell.endsWith('(Tollgate)'));
  if (own || longer.length * 2 <= rows.length)
    for (const row of longer)
      row.problem =
        `The row has ${row.cells.length} cells, the header ${named}: a text with the separator in it stands without ` +
        'quotation marks, and moves what is behind it. Put the text in quotation marks.';
  const other = rows.filter((row) => row.problem === undefined && row.cells.length === 1 && named > 2);
  for (const row of other) {
    const sign = separators.find((one) => (row.cells[0] ?? '').split(one).length === named);
    if (sign === undefined) continue;
    row.problem =
      `The row is one cell, with ${named - 1} times "${sign === '\t' ? 'tab' : sign}" in it: its cells are separated otherwise ` +
      'than those of the header. Write them all in one way.';
  }
  const shorter = rows
    .filter(({ problem }) => problem === undefined)
    .filter(({ width = named }) => width < named)
    .map(({ number }) => number);
  if (shorter.length === 0 || shorter.length * 2 > rows.length) return [];
  const text = `${shorter.length} rows have fewer cells than the header, and were read as if the last ones were empty: ${fewOf(shorter)}.`;
  return [{ about: 'short-rows', text, values: shorter.slice(0, 100).map(String) }];
}
