import type { EntityManager } from 'typeorm';
import type { Outcome, Subject } from '../../domain/record/outcome.js';
import { among } from '../sql/among.js';

/** How a column travels: `instant` is a timestamptz outside and epoch milliseconds inside. */
export type ColumnKind =
  'text' | 'uuid' | 'integer' | 'bigint' | 'boolean' | 'instant' | 'json' | 'text[]' | 'uuid[]' | 'bigint[]' | 'date';

/**
 * Of which of the records that are written the workflow has seen what is written: of all, for it adopts it; or of these, where
 * it had seen what was there before.
 */
export type Seen = 'all' | ReadonlySet<string>;

/** A row as the driver gives it. Dates come as text, under their name and `_text`: see `RecordRow.dates`. */
export type Row = Readonly<Record<string, unknown>>;

/** A column in which a fact, or a part of it, is kept. */
export interface KeptColumn<T, F> {
  name: string;
  kind: ColumnKind;
  value: (fact: T, facts: F) => unknown;
  /** Written once, with the row. */
  once?: true;
  /** Null leaves what is there. */
  orAsItWas?: true;
  /** Of one that is worked out from several facts: whether these differ. Where absent, whether its value does. */
  differs?: (before: F, after: F) => boolean;
}

/** How one fact is kept. `R` is what a row has of it, for `RowOf`; no value. */
export interface Kept<T, F = unknown, R = object> {
  columns: readonly KeptColumn<T, F>[];
  read: (row: Row) => T;
  /** Of one that is a column; one that is made of several has none. */
  of?: ColumnKind;
  readonly row?: R;
}

/** A fact, as those know it who ask about facts by their names. */
export interface KnownFact {
  name: string;
  /** Null: it is made of several columns. */
  kind: ColumnKind | null;
  /** Written with the row, and never changed. */
  once: boolean;
}

/** A column as the driver gives it: an instant as a `Date`, a date as text under its name and `_text`. */
type InRow<T, Name extends string, Kind extends ColumnKind> = {
  [Column in Kind extends 'date' ? `${Name}_text` : Name]: Kind extends 'instant' ? Date | Extract<T, null> : T;
};

type All<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;

/** A row of a record as the driver gives it, by its description. */
export type RowOf<D> = All<{ [Fact in keyof D]: D[Fact] extends { readonly row?: infer R } ? R : never }[keyof D]>;

/** How every fact of a record is kept: one that is left out does not compile. */
export type Described<F> = { readonly [K in keyof F]-?: Kept<F[K], F> };

/** A fact in a column of its own. */
export function kept<T, Name extends string, Kind extends ColumnKind>(
  name: Name,
  kind: Kind,
): Kept<T, unknown, InRow<T, Name, Kind>> {
  return { columns: [{ name, kind, value: (fact) => fact }], read: (row) => read(row, name, kind) as T, of: kind };
}

/** The same for a fact that is written with the row, and never changes. */
export function once<T, Name extends string, Kind extends ColumnKind>(
  name: Name,
  kind: Kind,
): Kept<T, unknown, InRow<T, Name, Kind>> {
  const fact = kept<T, Name, Kind>(name, kind);
  return { ...fact, columns: fact.columns.map((column) => ({ ...column, once: true })) };
}

/** A fact that the database makes. */
export function given<T, Name extends string, Kind extends ColumnKind>(
  name: Name,
  kind: Kind,
): Kept<T, unknown, InRow<T, Name, Kind>> {
  return { columns: [], read: (row) => read(row, name, kind) as T, of: kind };
}

/** A fact in several columns; `R` is what a row has of them. */
export function several<T, F = unknown, R = object>(
  columns: readonly KeptColumn<T, F>[],
  of: (row: Row) => T,
): Kept<T, F, R> {
  return { columns, read: of };
}

/** What a column of a row says: instants in epoch ms, dates as text. */
export function read(row: Row, name: string, kind: ColumnKind): unknown {
  const value = row[kind === 'date' ? `${name}_text` : name];
  return value instanceof Date ? value.getTime() : value;
}

interface Written<F> {
  name: string;
  kind: ColumnKind;
  value: (facts: F) => unknown;
  once: boolean;
  orAsItWas: boolean;
  differs: (before: F, after: F) => boolean;
}

/** Reads and writes the rows of one kind of record by its description. */
export class RecordRow<F extends { id: string }> {
  /** Every column that is written from here. */
  readonly columns: readonly Written<F>[];

  constructor(
    readonly table: string,
    private readonly described: Described<F>,
  ) {
    this.columns = (Object.keys(described) as (keyof F & string)[]).flatMap((fact) =>
      described[fact].columns.map(({ name, kind, value: of, once: never, orAsItWas, differs }): Written<F> => {
        const value = (facts: F): unknown => of(facts[fact], facts) ?? null;
        return {
          name,
          kind,
          value,
          once: never ?? false,
          orAsItWas: orAsItWas ?? false,
          differs: differs ?? ((before, after) => value(before) !== value(after)),
        };
      }),
    );
  }

  /** Every fact, in the order in which it is described. */
  get facts(): KnownFact[] {
    return (Object.keys(this.described) as (keyof F & string)[]).map((name) => {
      const { columns, of } = this.described[name];
      return { name, kind: of ?? null, once: columns.every(({ once: never }) => never === true) };
    });
  }

  /** SQL: the dates of a row, as text; to be selected beside its columns. */
  dates(alias: string): string {
    return this.columns
      .filter(({ kind }) => kind === 'date')
      .map(({ name }) => `, ${alias}.${name}::text AS ${name}_text`)
      .join('');
  }

  factsOf(row: Row): F {
    const facts: Partial<F> = {};
    for (const fact of Object.keys(this.described) as (keyof F)[]) facts[fact] = this.described[fact].read(row);
    return facts as F;
  }

  /** A row that is inserted: values as JSON has them, by column. */
  valuesOf(facts: F): Record<string, unknown> {
    return Object.fromEntries(this.columns.map(({ name, value }) => [name, value(facts)]));
  }

  /**
   * Inserts a record; false where its id is taken, which is left as it is.
   * @param more columns that are no facts of the record, with their values as SQL takes them
   */
  async insert(manager: EntityManager, facts: F, more: Record<string, unknown> = {}): Promise<boolean> {
    const besides = Object.keys(more);
    const names = [...this.columns.map(({ name }) => name), ...besides];
    const values = [
      ...this.columns.map(({ name, kind }) => recordsetValue(name, kind)),
      ...besides.map((_, index) => `$${index + 2}`),
    ];
    const types = this.columns.map(({ name, kind }) => `${name} ${recordsetType(kind)}`);
    const rows: unknown[] = await manager.query(
      `INSERT INTO ${this.table} (${names.join(', ')}) SELECT ${values.join(', ')}
       FROM json_to_recordset($1::json) AS x(${types.join(', ')}) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [JSON.stringify([this.valuesOf(facts)]), ...Object.values(more)],
    );
    return rows.length > 0;
  }

  /**
   * Writes records as they now stand, any number in one statement. Only the columns that differ somewhere travel.
   */
  async save<S extends Subject>(
    manager: EntityManager,
    outcomes: readonly Outcome<S, unknown>[],
    factsOf: (subject: S) => F,
    seen: Seen,
  ): Promise<void> {
    const pairs = outcomes.map(({ before, after }) => ({ before: factsOf(before), after: factsOf(after) }));
    const columns = this.columns.filter(
      ({ differs, once: never }) => !never && pairs.some(({ before, after }) => differs(before, after)),
    );
    const some = seen !== 'all' && seen.size > 0 && columns.some(({ name }) => name === 'version') ? seen : null;
    const rows = pairs.map(({ after }) => {
      const row: Record<string, unknown> = { id: after.id, ...(some && { seen: some.has(after.id) }) };
      for (const { name, value } of columns) row[name] = value(after);
      return row;
    });
    const sets = columns.map(({ name, kind, orAsItWas }) => {
      const value = recordsetValue(name, kind);
      return `${name} = ${orAsItWas ? `coalesce(${value}, t.${name})` : value}`;
    });
    if (seen === 'all') sets.push('workflow_version = x.version');
    if (some)
      sets.push(
        `workflow_version = CASE WHEN x.seen AND t.workflow_version = t.version THEN x.version ELSE t.workflow_version END`,
      );
    // The first event of a record changes nothing of the row that it came with.
    if (sets.length === 0) return;
    const types = columns.map(({ name, kind }) => `${name} ${recordsetType(kind)}`);
    // Said besides: the planner takes a set of rows for a hundred, and would read the whole table for one.
    const ids = among(
      pairs.map(({ after }) => after.id),
      '$2',
    );
    await manager.query(
      `UPDATE ${this.table} t SET ${sets.join(', ')}, updated_at = clock_timestamp()
       FROM json_to_recordset($1::json) AS x(${['id uuid', ...(some ? ['seen boolean'] : []), ...types].join(', ')}) WHERE t.id = x.id AND t.id ${ids.sql}`,
      [JSON.stringify(rows), ids.value],
    );
  }
}

/** The type of a column in `json_to_recordset(…) AS x(…)`. */
export function recordsetType(kind: ColumnKind): string {
  if (kind === 'instant') return 'double precision';
  return kind === 'json' ? 'jsonb' : kind;
}

/** The value of a recordset's column as the table wants it. */
export function recordsetValue(name: string, kind: ColumnKind, alias = 'x'): string {
  return kind === 'instant' ? `to_timestamp(${alias}.${name} / 1000.0)` : `${alias}.${name}`;
}
