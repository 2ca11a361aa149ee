import { invalidRequest } from '../problems/problem.js';

/** One column of an order: its SQL, and the type that its text is cast back to. */
export interface SortColumn {
  sql: string;
  type: 'timestamptz' | 'uuid' | 'bigint' | 'integer' | 'text' | 'date' | 'boolean';
}

/** Orders by name; each ends in a column that is unique, so that a page begins exactly where the last one ended. */
export type Sorts<Name extends string = string> = Record<Name, readonly SortColumn[]>;

export interface PageRequest {
  limit?: number | undefined;
  cursor?: string | undefined;
  /** The name of an order; with `-` before it, backwards. */
  sort?: string | undefined;
}

export interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
}

export const defaultLimit = 50;
export const largestLimit = 200;

/** Names that `sort` takes, both ways. */
export function sortNames(sorts: Sorts): string[] {
  return Object.keys(sorts).flatMap((name) => [name, `-${name}`]);
}

/**
 * A page of a list by keyset: SQL for the condition, the order and the cursor, whatever the list. Put `columns` into the
 * select list, `after(params)` into the condition, then `orderBy` and `limit`; give the rows to `result`.
 *
 * @throws Problem `invalid-request` for a cursor that is broken or belongs to another order
 */
export class Page {
  readonly orderBy: string;
  readonly columns: string;
  /** One more than asked for: it tells whether there is a next page. */
  readonly limit: number;
  private readonly keys: readonly SortColumn[];
  private readonly descending: boolean;
  private readonly name: string;
  private readonly from: string[] | null;

  constructor(request: PageRequest, sorts: Sorts, defaultSort: string) {
    this.name = request.sort ?? defaultSort;
    this.descending = this.name.startsWith('-');
    const keys = sorts[this.descending ? this.name.slice(1) : this.name];
    if (!keys) throw invalidRequest([{ path: 'sort', message: `must be one of ${sortNames(sorts).join(', ')}.` }]);
    this.keys = keys;
    this.limit = (request.limit ?? defaultLimit) + 1;
    this.from = request.cursor === undefined ? null : this.read(request.cursor);
    const direction = this.descending ? 'DESC' : 'ASC';
    this.orderBy = `ORDER BY ${keys.map(({ sql }) => `${sql} ${direction}`).join(', ')} LIMIT ${this.limit}`;
    this.columns = keys.map(({ sql }, index) => `${sql}::text AS page_key_${index}`).join(', ');
  }

  /** The condition that begins after the cursor; its values are added to `params`. */
  after(params: unknown[]): string {
    if (!this.from) return 'TRUE';
    const values = this.from.map((value, index) => {
      params.push(value);
      return `$${params.length}::${this.keys[index]?.type ?? 'text'}`;
    });
    return `(${this.keys.map(({ sql }) => sql).join(', ')}) ${this.descending ? '<' : '>'} (${values.join(', ')})`;
  }

  result<Row extends object, T>(rows: Row[], map: (row: Row) => T): PageOf<T> {
    const more = rows.length === this.limit;
    const shown = more ? rows.slice(0, -1) : rows;
    const last = more ? shown.at(-1) : undefined;
    return { items: shown.map(map), nextCursor: last ? this.write(last as Record<string, unknown>) : null };
  }

  private write(row: Record<string, unknown>): string {
    const values = this.keys.map((_, index) => row[`page_key_${index}`]);
    return Buffer.from(JSON.stringify({ s: this.name, v: values })).toString('base64url');
  }

  private read(cursor: string): string[] {
    const broken = 'is not one that was given out for this list and order. Start again without it.';
    try {
      const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
      const { s, v } = parsed as { s?: unknown; v?: unknown };
      if (s === this.name && Array.isArray(v) && v.length === this.keys.length && v.every((x) => typeof x === 'string'))
        return v;
    } catch {
      // Not JSON: the same answer as below.
    }
    throw invalidRequest([{ path: 'cursor', message: broken }]);
  }
}
