/** A row as it stands in the sheet; every cell as text, dates as ISO dates, numbers as they are calculated. */
export interface SheetRow {
  /** Row of the sheet, counting from 1. */
  number: number;
  cells: string[];
}

/** What is read from a file before anything is understood. Blank rows are left out. */
export interface Sheet {
  name: string | null;
  rows: SheetRow[];
  /** Numbers that are dates count from 1904 (old workbooks of the Mac) instead of 1900. */
  date1904: boolean;
}

/** A sheet with its header found. */
export interface Table {
  /** One name for each column; what has no name or a name used before gets one of its own. */
  header: string[];
  headerRow: number;
  rows: SheetRow[];
  date1904: boolean;
}

/** Titles, legends and the like stand above many a header; further down nobody looks for one. */
const headerWithin = 15;

/**
 * The table of a sheet: its header is the row near the top in which most names are known, or else the first row.
 *
 * @param known how many cells of a row are known as names of columns
 * @returns null for a sheet without any row
 */
export function tableOf(sheet: Sheet, known: (cells: string[]) => number): Table | null {
  let best: { index: number; score: number } | null = null;
  for (const [index, row] of sheet.rows.slice(0, headerWithin).entries()) {
    const score = known(row.cells);
    if (!best || score > best.score) best = { index, score };
  }
  const header = best && sheet.rows[best.index];
  if (!best || !header) return null;
  const rows = sheet.rows.slice(best.index + 1);
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), header.cells.length);
  const used = Array.from({ length: width }, (_, i) => Boolean(header.cells[i]) || rows.some((row) => row.cells[i]));
  // Columns at the right end without name and content are what is left of a wider table.
  const last = used.lastIndexOf(true) + 1;
  return { header: columnNames(header.cells, last), headerRow: header.number, rows, date1904: sheet.date1904 };
}

function columnNames(cells: string[], width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, index) => {
    const given = (cells[index] ?? '').replace(/\s+/g, ' ').trim() || `Column ${index + 1}`;
    let name = given;
    for (let count = 2; taken.has(name); count++) name = `${given} (${count})`;
    taken.add(name);
    return name;
  });
}
