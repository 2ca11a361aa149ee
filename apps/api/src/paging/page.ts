import { Keyset, type Sorts, type SortColumn } from '../../../../database/paging/keyset.js';
import { invalidRequest } from '../problems/problem.js';

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
 * A page of a list as it is asked for: the slice that the database gives, and the cursor of the next one. Give it to what
 * reads the list, and its rows to `result`.
 *
 * @throws Problem `invalid-request` for a cursor that is broken or belongs to another order
 */
export class Page extends Keyset {
  /** One more than asked for: it tells whether there is a next page. */
  readonly limit: number;
  private readonly name: string;

  constructor(request: PageRequest, sorts: Sorts, defaultSort: string) {
    const name = request.sort ?? defaultSort;
    const descending = name.startsWith('-');
    const keys = sorts[descending ? name.slice(1) : name];
    if (!keys) throw invalidRequest([{ path: 'sort', message: `must be one of ${sortNames(sorts).join(', ')}.` }]);
    const limit = (request.limit ?? defaultLimit) + 1;
    super({ keys, descending, limit, after: request.cursor === undefined ? null : read(request.cursor, name, keys) });
    this.limit = limit;
    this.name = name;
  }

  result<Row extends object, T>(rows: Row[], map: (row: Row) => T): PageOf<T> {
    const more = rows.length === this.limit;
    const shown = more ? rows.slice(0, -1) : rows;
    const last = more ? shown.at(-1) : undefined;
    return { items: shown.map(map), nextCursor: last ? this.write(last) : null };
  }

  private write(row: object): string {
    return Buffer.from(JSON.stringify({ s: this.name, v: this.keysOf(row) })).toString('base64url');
  }
}

function read(cursor: string, name: string, keys: readonly SortColumn[]): string[] {
  const broken = 'is not one that was given out for this list and order. Start again without it.';
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const { s, v } = parsed as { s?: unknown; v?: unknown };
    if (s === name && Array.isArray(v) && v.length === keys.length && v.every((x) => typeof x === 'string')) return v;
  } catch {
    // Not JSON: the same answer as below.
  }
  throw invalidRequest([{ path: 'cursor', message: broken }]);
}
