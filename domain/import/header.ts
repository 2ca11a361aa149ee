import { decisiveFields, fields, mappableFields, requiredFields, type Field } from './fields.js';
import { usualNames } from './usual-names.js';
import { SpreadsheetProblem } from './problem.js';

/** Which column is taken for which field, by index. A column that is in none is kept as an attribute. */
export type Columns = ReadonlyMap<Field, number>;

/** Letters and digits only, lower case, full-width forms made plain: `Due_Date`, `dueDate` and `DUE DATE:` are one. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Before the name of an attribute whose column would be taken for a field, such as "Deadline" beside "Due date". */
export const attributeMark = 'Attribute: ';

const known = new Map<string, { field: Field; rank: 0 | 1 }>();
for (const field of fields)
  for (const rank of [0, 1] as const)
    for (const name of usualNames[field][rank]) known.set(plainName(name), { field, rank });

/** What is longer is a text that stands where a name of a column was looked for. */
const longestHeader = 300;

/**
 * What a header is usually taken for: as it stands, else without what is in brackets, else a half of `PIC / 负责人`. A
 * share of something (`Progress %`) is none of it; nor is `Action / Status`, of which each half is something else.
 */
export function usualField(header: string): { field: Field; rank: 0 | 1 } | null {
  if (header.length > longestHeader || header.startsWith(attributeMark) || /[%％]|\bper\s?cent(age)?\b/iu.test(header))
    return null;
  const bare = header.replace(/[([（【].*?[)\]）】]/gu, ' ');
  const whole = known.get(plainName(header)) ?? known.get(plainName(bare));
  if (whole) return whole;
  const halves = bare.split(/[/|\n;]/u).flatMap((half) => known.get(plainName(half)) ?? []);
  const [first] = halves;
  return first && halves.every(({ field }) => field === first.field) ? first : null;
}

/** How many of these cells name a field; what a header row is found by. */
export function countKnown(cells: string[], mapping: Record<string, string> = {}): number {
  const mapped = new Set(Object.values(mapping).map(plainName));
  return cells.filter((cell) => cell !== '' && (usualField(cell) !== null || mapped.has(plainName(cell)))).length;
}

/**
 * Whether a row of a table names its columns once more: as they are called (a header that is printed on every page), or
 * in another language, each known cell the field of its column. A row of content has others beside.
 */
export function namesColumns(header: string[], cells: string[]): boolean {
  let same = 0;
  for (const [index, cell] of cells.entries()) {
    const [name, above] = [cell.trim(), header[index]?.trim() ?? ''];
    if (name === '' || name.length > longestHeader) continue;
    const field = usualField(name)?.field;
    if (plainName(name) === plainName(above) && plainName(name) !== '') same += 1;
    else if (field !== undefined && field === usualField(above)?.field) same += 1;
    else if (/\d/.test(name) || usualField(above) !== null) return false;
  }
  return same > 2;
}

/**
 * Finds the column of each field: what is mapped explicitly first, then by usual names.
 *
 * @param mapping field → column, e.g. `{ id: 'cveID' }`; an empty column takes the field away
 * @param given fields that the file need not have: something else is said for them
 * @throws SpreadsheetProblem `invalid-mapping`, `missing-columns` or `ambiguous-columns`; each says what to type
 */
export function matchColumns(
  header: string[],
  mapping: Record<string, string> = {},
  given: Partial<Record<Field, boolean>> = {},
): Columns {
  const columns = new Map<Field, number>();
  const mapped = mappedColumns(header, mapping);
  for (const [field, index] of mapped) if (index !== null) columns.set(field, index);
  const taken = new Set(columns.values());
  const candidates = new Map<Field, { index: number; rank: 0 | 1 }[]>();
  for (const [index, name] of header.entries()) {
    const match = taken.has(index) ? null : usualField(name);
    if (!match || mapped.has(match.field)) continue;
    candidates.set(match.field, [...(candidates.get(match.field) ?? []), { index, rank: match.rank }]);
  }
  for (const [field, found] of candidates) {
    const rank = Math.min(...found.map((candidate) => candidate.rank));
    const best = found.filter((candidate) => candidate.rank === rank);
    if (best[0] && best.length === 1) columns.set(field, best[0].index);
    else if (decisiveFields.includes(field))
      throw ambiguous(
        field,
        header,
        best.map(({ index }) => header[index] ?? ''),
      );
  }
  const missing = requiredFields.filter((field) => !columns.has(field) && !given[field]);
  if (missing.length > 0) throw missingColumns(missing, header);
  return columns;
}

/**
 * Fields for which several columns could each stand, so that none was taken; those for which one must be are asked about.
 */
export function undecidedFields(header: string[], columns: Columns, mapping: Record<string, string> = {}) {
  const mapped = new Set(Object.keys(mapping).map(plainName));
  const taken = new Set(columns.values());
  const found = new Map<Field, string[]>();
  for (const [index, name] of header.entries()) {
    const field = taken.has(index) ? undefined : usualField(name)?.field;
    if (field === undefined || columns.has(field) || mapped.has(plainName(field))) continue;
    if (mappableFields.some((one) => one === field)) found.set(field, [...(found.get(field) ?? []), name]);
  }
  return [...found].filter(([, names]) => names.length > 1).map(([field, names]) => ({ field, names }));
}

/** For people and machines: each column and what it is taken for; null where it is kept as an attribute. */
export function describeMapping(header: string[], columns: Columns): { column: string; field: string | null }[] {
  return header.map((column, index) => {
    const taken = [...columns].filter(([, at]) => at === index).map(([field]) => field);
    return { column, field: taken.length > 0 ? taken.join(', ') : null };
  });
}

function mappedColumns(header: string[], mapping: Record<string, string>): Map<Field, number | null> {
  const mapped = new Map<Field, number | null>();
  for (const [name, column] of Object.entries(mapping)) {
    const field = mappableFields.find((candidate) => plainName(candidate) === plainName(name));
    if (!field)
      throw new SpreadsheetProblem(
        'invalid-mapping',
        `"${name}" in --map ${name}=${column} is no field. The fields are ${mappableFields.join(', ')}.`,
        { fields: mappableFields },
      );
    mapped.set(field, column === '' ? null : columnIndex(header, field, column));
  }
  return mapped;
}

function columnIndex(header: string[], field: Field, column: string): number {
  const exact = header.indexOf(column);
  if (exact >= 0) return exact;
  const alike = header.flatMap((name, index) => (plainName(name) === plainName(column) ? [index] : []));
  if (alike[0] !== undefined && alike.length === 1) return alike[0];
  throw new SpreadsheetProblem(
    'invalid-mapping',
    `There is no column "${column}" for --map ${field}=${column}. ${columnsThereAre(header)}`,
    { columns: header },
  );
}

function ambiguous(field: Field, header: string[], names: string[]): SpreadsheetProblem {
  const choices = names.map((name) => mapArgument(field, name)).join(' or ');
  return new SpreadsheetProblem(
    'ambiguous-columns',
    `${quoteAll(names)} could each be the ${field}. Say which: ${choices}.`,
    { field, candidates: names, columns: header },
  );
}

function missingColumns(missing: readonly Field[], header: string[]): SpreadsheetProblem {
  const say = missing.map((field) => mapArgument(field, 'COLUMN')).join(' ');
  const instead = missing.flatMap((field) => withoutColumn[field] ?? []).join(' ');
  return new SpreadsheetProblem(
    'missing-columns',
    `No column was recognised as ${missing.join(', ')}. ${columnsThereAre(header)} Say which it is: ${say}.${instead && ` ${instead}`}`,
    { missing, columns: header },
  );
}

/** What to say where the file has no such column at all. */
const withoutColumn: Partial<Record<Field, string>> = {
  due: 'A register without due dates comes in by a rule: --due-rule "30 working days after import", or a date.',
  owner: 'One without owners comes in with --default-owner NAME.',
};

function columnsThereAre(header: string[]): string {
  return `The columns are ${quoteAll(header)}.`;
}

function quoteAll(names: string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

/** As it is typed on the command line. */
function mapArgument(field: Field, column: string): string {
  const argument = `${field}=${column}`;
  return `--map ${/^[\w=.-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`}`;
}
