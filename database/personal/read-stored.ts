import type { EntityManager } from 'typeorm';
import { ownTables } from './own-tables.js';
import { partTables } from './part-tables.js';

/** One row of what is stored about a person: of which table, by which column it names them, and what is given of it. */
export interface StoredRow {
  table: string;
  column: string;
  row: Record<string, unknown>;
}

/** Rows that are read at once; no connection is held between. */
const batch = 500;

interface Source {
  table: string;
  column: string;
  key: Readonly<Record<string, string>>;
  given: readonly string[];
  also?: string;
}

const ofEvents = ['seq', 'type', 'subject_kind', 'subject_id', 'at'];

function sources(): Source[] {
  return [
    ...ownTables.map(({ table, column, key, given }) => ({ table, column, key, given })),
    {
      ...{
        table: 'audit_events',
        column: 'subject_id',
        key: { seq: 'bigint' },
        given: [...ofEvents, 'actor_id', 'data'],
      },
      // What these say names records that others may not see.
      also: `AND subject_kind = 'person' AND type NOT IN ('person.leaves', 'person.handed_over')`,
    },
    ...partTables.flatMap(({ table, columns, key }) =>
      columns.map((column) => ({
        ...{ table, column, key },
        given: table === 'audit_events' ? ofEvents : Object.keys(key),
      })),
    ),
  ];
}

/** All that is stored about a person, row by row, as docs/erasure.md lists it. */
export async function* storedAbout(manager: EntityManager, personId: string): AsyncGenerator<StoredRow> {
  for (const source of sources()) {
    let after: unknown[] | null = null;
    do {
      const rows = await read(manager, source, personId, after);
      for (const { row } of rows) yield { table: source.table, column: source.column, row };
      after = rows.length < batch ? null : (rows.at(-1)?.at ?? null);
    } while (after !== null);
  }
}

async function read(
  manager: EntityManager,
  { table, column, key, given, also = '' }: Source,
  personId: string,
  after: unknown[] | null,
): Promise<{ row: Record<string, unknown>; at: unknown[] }[]> {
  const keys = Object.keys(key).join(', ');
  const behind = Object.values(key).map((type, n) => `$${n + 2}::text::${type}`);
  const since = after === null ? '' : `AND (${keys}) > (${behind.join(', ')})`;
  return manager.query(
    `SELECT json_build_object(${given.map((name) => `'${name}', x.${name}`).join(', ')}) AS row,
       ARRAY[${Object.keys(key)
         .map((name) => `x.${name}::text`)
         .join(', ')}] AS at
     FROM (SELECT * FROM ${table} WHERE ${column} = $1 ${also} ${since} ORDER BY ${keys} LIMIT ${batch}) x ORDER BY ${keys}`,
    [personId, ...(after ?? [])],
  );
}
