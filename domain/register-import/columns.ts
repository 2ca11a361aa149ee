import { plainName } from '../import/header.js';
import { SpreadsheetProblem } from '../import/problem.js';
import type { Table } from '../import/table.js';
import { fieldsOf, type RegisterField, type RegisterShape } from './shape.js';

/**
 * What a column is taken for. `key`: of the own export, which record it is; `own`: what an export says of it that a file does not
 * change; `kept`: as a line of text; `undecided`: somebody has to say it.
 */
export type ColumnUse =
  | { as: 'field'; field: RegisterField }
  | { as: 'key' | 'own' | 'kept' | 'ignored' | 'empty' }
  | { as: 'undecided'; couldBe: string | null };

/** What people say of a column that is none of the fields. */
export const otherUses = { keep: 'kept', ignore: 'ignored' } as const;

const named = new WeakMap<RegisterShape, Map<string, { field: RegisterField; rank: 0 | 1 }>>();

/** Every name that a column of such a file has. */
export function columnNames(shape: RegisterShape): string[] {
  return [...fieldsOf(shape).flatMap(({ heading, usual }) => [heading, ...usual]), shape.keyHeading];
}

/**
 * What each column of a table is taken for: what was said, else its usual name. A column with something in it that is neither is
 * asked about.
 *
 * @param said column → field, `keep` or `ignore`
 * @throws SpreadsheetProblem `invalid-mapping` where what was said names no column, or no field, or one field twice
 */
export function usesOf(table: Table, shape: RegisterShape, said: Readonly<Record<string, string>> = {}): ColumnUse[] {
  const uses = saidUses(table.header, shape, said);
  const taken = new Set([...uses.values()].flatMap((use) => (use.as === 'field' ? [use.field.name] : [])));
  const candidates = new Map<string, { index: number; rank: 0 | 1 }[]>();
  const isOwn = isOwnExport(table, shape);
  for (const [index, name] of table.header.entries()) {
    if (uses.has(index)) continue;
    if (isEmpty(table, index)) uses.set(index, { as: 'empty' });
    else if (isOwn && name === shape.keyHeading) uses.set(index, { as: 'key' });
    else if (isOwn && shape.ownHeadings.includes(name)) uses.set(index, { as: 'own' });
    else {
      const found = usualUse(name, shape);
      if (found && !taken.has(found.field.name))
        candidates.set(found.field.name, [...(candidates.get(found.field.name) ?? []), { index, rank: found.rank }]);
      else uses.set(index, { as: 'undecided', couldBe: null });
    }
  }
  for (const [name, found] of candidates) settle(uses, fieldCalled(shape, name), found);
  return table.header.map((_, index) => uses.get(index) ?? { as: 'undecided', couldBe: null });
}

/** The fields that no column is taken for, and without which no record can be. */
export function missingFields(
  uses: readonly ColumnUse[],
  shape: RegisterShape,
  all: Readonly<Record<string, string>>,
): RegisterField[] {
  const taken = new Set(uses.flatMap((use) => (use.as === 'field' ? [use.field.name] : [])));
  return shape.fields.filter(({ name, required }) => required && !taken.has(name) && all[name] === undefined);
}

/** One column at its best name has it; several are asked about, each by itself. */
function settle(
  uses: Map<number, ColumnUse>,
  field: RegisterField | undefined,
  found: readonly { index: number; rank: 0 | 1 }[],
): void {
  const rank = Math.min(...found.map((one) => one.rank));
  const best = found.filter((one) => one.rank === rank);
  for (const one of found) {
    const alone = best.length === 1 && best[0] === one;
    uses.set(
      one.index,
      alone && field
        ? { as: 'field', field }
        : { as: 'undecided', couldBe: best.length > 1 ? (field?.name ?? null) : null },
    );
  }
}

function fieldCalled(shape: RegisterShape, name: string): RegisterField | undefined {
  return fieldsOf(shape).find((field) => field.name === name);
}

/** By its heading, else by a usual name; as it stands, without what is in brackets, or by the halves of `PIC / 负责人`. */
function usualUse(header: string, shape: RegisterShape): { field: RegisterField; rank: 0 | 1 } | null {
  const names = namesOf(shape);
  const bare = header.slice(0, 300).replace(/[([（【].*?[)\]）】]/gu, ' ');
  const whole = names.get(plainName(header)) ?? names.get(plainName(bare));
  if (whole) return whole;
  const halves = bare.split(/[/|\n;]/u).flatMap((half) => names.get(plainName(half)) ?? []);
  const [first] = halves;
  return first && halves.every(({ field }) => field === first.field) ? first : null;
}

function namesOf(shape: RegisterShape): Map<string, { field: RegisterField; rank: 0 | 1 }> {
  const before = named.get(shape);
  if (before) return before;
  const names = new Map<string, { field: RegisterField; rank: 0 | 1 }>();
  // A heading goes before a usual name, and the field that stands first before another of that name.
  for (const rank of [0, 1] as const)
    for (const field of fieldsOf(shape))
      for (const name of rank === 0 ? [field.heading, field.name] : field.usual)
        if (!names.has(plainName(name))) names.set(plainName(name), { field, rank });
  named.set(shape, names);
  return names;
}

function isEmpty({ rows }: Table, index: number): boolean {
  return rows.every(({ cells }) => (cells[index] ?? '').trim() === '');
}

/** Whether a table is what an export of the register wrote: its keys stand there, beside what became of the records. */
function isOwnExport(table: Table, shape: RegisterShape): boolean {
  const index = table.header.indexOf(shape.keyHeading);
  if (index === -1) return false;
  const keys = table.rows.map(({ cells }) => (cells[index] ?? '').trim()).filter(Boolean);
  const others = shape.ownHeadings.filter((name) => table.header.includes(name));
  return keys.every((key) => keyIn(key, shape) !== null) && others.length > 2;
}

/** The number of a key such as `CA-12`; null of another text. */
export function keyIn(text: string, { letters }: Pick<RegisterShape, 'letters'>): number | null {
  const found = /^([A-Z]{2})-(\d{1,15})$/iu.exec(text.normalize('NFKC').trim());
  return found?.[1]?.toUpperCase() === letters ? Number(found[2]) : null;
}

function saidUses(
  header: readonly string[],
  shape: RegisterShape,
  said: Readonly<Record<string, string>>,
): Map<number, ColumnUse> {
  const uses = new Map<number, ColumnUse>();
  const columnOf = new Map<string, string>();
  for (const [column, what] of Object.entries(said)) {
    const index = indexOf(header, column);
    const use = useCalled(shape, column, what);
    if (use.as === 'field') {
      const earlier = columnOf.get(use.field.name);
      if (earlier !== undefined)
        throw problem(
          `Both "${earlier}" and "${column}" are said to be the ${use.field.name}. Say one of them, and "keep" or "ignore" of the other.`,
          { columns: header },
        );
      columnOf.set(use.field.name, column);
    }
    uses.set(index, use);
  }
  return uses;
}

function useCalled(shape: RegisterShape, column: string, what: string): ColumnUse {
  const plain = plainName(what);
  if (plain in otherUses) return { as: otherUses[plain as keyof typeof otherUses] };
  const field = fieldsOf(shape).find(({ name, heading }) => plainName(name) === plain || plainName(heading) === plain);
  if (field) return { as: 'field', field };
  const fields = fieldsOf(shape).map(({ name }) => name);
  throw problem(
    `"${what}" of the column "${column}" is no field of a ${shape.noun}. The fields are ${fields.join(', ')}; "keep" keeps a column as text, "ignore" leaves it out.`,
    { fields },
  );
}

function indexOf(header: readonly string[], column: string): number {
  const exact = header.indexOf(column);
  if (exact >= 0) return exact;
  const alike = header.flatMap((name, index) => (plainName(name) === plainName(column) ? [index] : []));
  if (alike[0] !== undefined && alike.length === 1) return alike[0];
  throw problem(
    `There is no column "${column}". The columns are ${header
      .slice(0, 50)
      .map((name) => `"${name}"`)
      .join(', ')}.`,
    { columns: header },
  );
}

function problem(detail: string, extra: Record<string, unknown>): SpreadsheetProblem {
  return new SpreadsheetProblem('invalid-mapping', detail, extra);
}

/** `B7`, as a spreadsheet program calls a cell. @param index of the column, from 0 */
export function cellName(index: number, row: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}
