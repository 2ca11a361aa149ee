/** One column of an order: its SQL, and the type that its text is cast back to. */
export interface SortColumn {
  sql: string;
  type: 'timestamptz' | 'uuid' | 'bigint' | 'integer' | 'text' | 'date' | 'boolean';
}

/** Orders by name; each ends in a column that is unique, so that a page begins exactly where the last one ended. */
export type Sorts<Name extends string = string> = Record<Name, readonly SortColumn[]>;

export interface Slice {
  keys: readonly SortColumn[];
  descending: boolean;
  /** How many rows at most. */
  limit: number;
  /** The keys of the row after which it begins, as text; null: at the beginning. */
  after: readonly string[] | null;
}

/**
 * A slice of a list by keyset, whatever the list. A statement puts `columns` into its select list, `after(params)` into its
 * condition, and `orderBy` (with the limit) at its end; `keysOf` reads from a row what the next slice begins after.
 */
export class Keyset {
  readonly orderBy: string;
  readonly columns: string;

  constructor(private readonly slice: Slice) {
    const { keys, descending, limit } = slice;
    const direction = descending ? 'DESC' : 'ASC';
    this.orderBy = `ORDER BY ${keys.map(({ sql }) => `${sql} ${direction}`).join(', ')} LIMIT ${limit}`;
    this.columns = keys.map(({ sql }, index) => `${sql}::text AS page_key_${index}`).join(', ');
  }

  get keys(): readonly SortColumn[] {
    return this.slice.keys;
  }

  /** The condition that begins after the last slice; its values are added to `params`. */
  after(params: unknown[]): string {
    const { keys, descending, after } = this.slice;
    if (!after) return 'TRUE';
    const values = after.map((value, index) => {
      params.push(value);
      return `$${params.length}::${keys[index]?.type ?? 'text'}`;
    });
    return `(${keys.map(({ sql }) => sql).join(', ')}) ${descending ? '<' : '>'} (${values.join(', ')})`;
  }

  /** The slice that begins behind a row of this one. */
  behind(row: object): Keyset {
    return new Keyset({ ...this.slice, after: this.keysOf(row).map(String) });
  }

  keysOf(row: object): unknown[] {
    return this.slice.keys.map((_, index) => (row as Record<string, unknown>)[`page_key_${index}`]);
  }
}
