/** What one file may hold. `docs/imports.md` states these to people. What is counted are real cells, never stated sizes. */
export const sheetLimits = {
  /** Rows with anything in them. */
  rows: 100_000,
  /** Columns from the left; what stands beyond is told, and left out. */
  columns: 500,
  cells: 3_000_000,
  /** Characters of all cells together. */
  characters: 60_000_000,
  /** Bytes that a workbook unpacks to, as far as it is read. */
  unpacked: 120 * 1024 * 1024,
  /** Files within a workbook. */
  parts: 5_000,
  mergedRanges: 50_000,
  links: 100_000,
} as const;
