/** Texts that are to stand in cells of the file instead: row of the sheet → column → text. */
export type Corrections = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What somebody says about a file beside the file itself; what is left out is found out, or asked about. */
export interface Said {
  create?: boolean;
  draft?: boolean;
  lead?: string;
  sheet?: string;
  encoding?: string;
  dateOrder?: string;
  dueRule?: string;
  defaultOwner?: string;
  owners?: string;
  severalOwners?: string;
  onConflict?: string;
  onMissing?: string;
  late?: string;
  /** field → column */
  mapping?: Readonly<Record<string, string>>;
  /** word → state */
  statusWords?: Readonly<Record<string, string>>;
  corrections?: Corrections;
}

/** With what is said now on top; tables are put together, and what is empty says nothing. */
export function saidTogether(before: Said, now: Said): Said {
  const tables = {
    ...(now.mapping ? { mapping: { ...before.mapping, ...now.mapping } } : {}),
    ...(now.statusWords ? { statusWords: { ...before.statusWords, ...now.statusWords } } : {}),
  };
  const all: [string, unknown][] = Object.entries({ ...before, ...now, ...tables });
  return Object.fromEntries(all.filter(([, value]) => value !== '' && value !== undefined));
}

/**
 * The table of fields and columns where a column is to be this field, or none. The field goes from the column that had
 * it, and the column loses what it had been taken for.
 *
 * @param read what each column is taken for now
 */
export function mapped(
  read: readonly { column: string; field: string | null }[],
  column: string,
  field: string | null,
): Record<string, string> {
  const had = read.find((each) => each.column === column)?.field ?? null;
  const lost = had === null || had === field ? {} : Object.fromEntries(had.split(', ').map((each) => [each, '']));
  return field === null ? lost : { ...lost, [field]: column };
}

/** A row whose cells are out of line with the header: none of them is known to stand where it belongs. */
export function isOutOfLine(
  row: { column: string | null; cells: readonly string[] },
  columns: readonly string[],
): boolean {
  return row.column === null && (row.cells.length > columns.length || (row.cells.length === 1 && columns.length > 2));
}

/** With one cell of a row corrected. Of a row that is out of line every cell is said, for the others are forgotten. */
export function corrected(
  corrections: Corrections,
  row: { row: number; column: string | null; cells: readonly string[] },
  columns: readonly string[],
  column: string,
  text: string,
): Corrections {
  const place = String(row.row);
  const whole = isOutOfLine(row, columns)
    ? Object.fromEntries(columns.map((name, index) => [name, row.cells[index] ?? '']))
    : {};
  return { ...corrections, [place]: { ...whole, ...corrections[place], [column]: text } };
}
