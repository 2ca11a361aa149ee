import type { EntityManager } from 'typeorm';
import { notThere } from '../engine/not-there.js';
import type { Moves } from '../../domain/bulk/moves.js';
import type { Tells } from '../../domain/bulk/tells.js';
import type { ChangedFact } from '../../domain/bulk/seen.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import type { Sight } from '../../domain/access/sight.js';
import { seenAmong } from '../access/unseen.js';
import { placingIn, seesItem } from '../access/visible.js';

/** An operation with the name of whoever asked for it. */
export interface BulkRow {
  id: string;
  kind: string;
  body: object;
  selection: object;
  state: string;
  items_total: number;
  items_done: number;
  items_unchanged: number;
  items_refused: number;
  items_skipped: number;
  error: string | null;
  on_change: string | null;
  matched_since: number | null;
  created_by: string;
  creator_name: string;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

const bulkColumns = 'o.*, c.name AS creator_name';
const bulkJoins = 'bulk_operations o JOIN people c ON c.id = o.created_by';

export const bulkSorts: Sorts = {
  created: [
    { sql: 'o.created_at', type: 'timestamptz' },
    { sql: 'o.id', type: 'uuid' },
  ],
};
export const bulkItemSorts: Sorts = { number: [{ sql: 'i.number', type: 'bigint' }] };

/** Operations in a state and of a kind; null narrows nothing. */
export function operationsBy(
  manager: EntityManager,
  { state, kind, seenBy }: { state: string | null; kind: string | null; seenBy: Sight | undefined },
  slice: Keyset,
): Promise<BulkRow[]> {
  const params: unknown[] = [state, kind];
  return manager.query(
    `SELECT ${bulkColumns}, ${slice.columns} FROM ${bulkJoins}
     WHERE ($1::text IS NULL OR o.state = $1) AND ($2::text IS NULL OR o.kind = $2)
       AND ${seenAmong('bulk-operations', seenBy, params, 'o.id')} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export async function findOperation(manager: EntityManager, id: string): Promise<BulkRow> {
  const [row] = isUuid(id)
    ? await manager.query<BulkRow[]>(`SELECT ${bulkColumns} FROM ${bulkJoins} WHERE o.id = $1`, [id])
    : [];
  if (!row) throw notThere('bulk-operations', id);
  return row;
}

/** What became of an item `b` of an operation `o`; of a preview, what would. */
const resultSql = `CASE WHEN o.state = 'previewed' THEN coalesce(b.foreseen, b.state) ELSE b.state END`;

/** An item of an operation, with what became of it or would. */
export interface BulkItemRow {
  id: string;
  number: number;
  title: string;
  owner_id: string;
  owner_name: string;
  zone: string;
  result: string;
  code: string | null;
  message: string | null;
  moves: Moves | null;
  tells: Tells | null;
  changed: ChangedFact[] | null;
}

const bulkItemColumns = `i.id, i.number, i.title, i.owner_id, w.name AS owner_name, i.due_zone AS zone,
  ${resultSql} AS result, b.code, b.message, b.moves, b.tells, b.changed`;
const bulkItemJoins = `bulk_items b JOIN bulk_operations o ON o.id = b.operation_id
  JOIN action_items i ON i.id = b.item_id JOIN people w ON w.id = i.owner_id`;

/** The items of an operation with a result, and those that are moved or not; null narrows nothing. */
export function operationItemsBy(
  manager: EntityManager,
  operationId: string,
  { result, moved, seenBy }: { result: string | null; moved: boolean | null; seenBy: Sight | undefined },
  slice: Keyset,
): Promise<BulkItemRow[]> {
  const params: unknown[] = [operationId, result];
  const seen = seenItems(seenBy, params);
  const isMoved = moved === null ? 'TRUE' : `(b.moves IS NOT NULL) = ${String(moved)}`;
  return manager.query(
    `SELECT ${bulkItemColumns}, ${slice.columns} FROM ${bulkItemJoins}
     WHERE o.id = $1 AND ($2::text IS NULL OR ${resultSql} = $2) AND ${isMoved} AND ${seen} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** How many items of an operation had which result, and by which code where they were not done; the most first. */
export function resultsOf(
  manager: EntityManager,
  operationId: string,
  seenBy: Sight | undefined,
): Promise<{ result: string; code: string | null; count: number }[]> {
  const params: unknown[] = [operationId];
  return manager.query(
    `SELECT ${resultSql} AS result, CASE WHEN ${resultSql} IN ('refused', 'skipped') THEN b.code END AS code, count(*) AS count
     FROM bulk_items b JOIN bulk_operations o ON o.id = b.operation_id JOIN action_items i ON i.id = b.item_id
     WHERE o.id = $1 AND ${seenItems(seenBy, params)} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
    params,
  );
}

/** Of an item `i`. Whoever asked for an operation may not see all of its items any more; to whoever else sees it, all are seen. */
function seenItems(seenBy: Sight | undefined, params: unknown[]): string {
  return seenBy ? seesItem(seenBy, placingIn(params)) : 'TRUE';
}

/** Operations with the counts of what somebody sees of them. */
export async function operationsAsSeen<T extends BulkRow>(
  manager: EntityManager,
  seenBy: Sight | undefined,
  rows: T[],
): Promise<T[]> {
  const own = rows.filter(({ created_by }) => seenBy && !seenBy.all && seenBy.people.includes(created_by));
  if (own.length === 0) return rows;
  const params: unknown[] = [own.map(({ id }) => id)];
  const of = (state: string): string => `(count(*) FILTER (WHERE b.state = '${state}'))::int AS items_${state}`;
  const counted = await manager.query<(Pick<BulkRow, 'id' | 'items_total'> & Partial<BulkRow>)[]>(
    `SELECT o.id, count(i.id)::int AS items_total, ${['done', 'unchanged', 'refused', 'skipped'].map(of).join(', ')}
     FROM bulk_operations o LEFT JOIN (bulk_items b JOIN action_items i ON i.id = b.item_id AND ${seenItems(seenBy, params)})
       ON b.operation_id = o.id WHERE o.id = ANY($1::uuid[]) GROUP BY o.id`,
    params,
  );
  const counts = new Map(counted.map((row) => [row.id, row]));
  return rows.map((row) => {
    const seen = counts.get(row.id);
    if (!seen || seen.items_total === row.items_total) return row;
    const selection = 'itemIds' in row.selection ? { itemIds: seen.items_total } : row.selection;
    return { ...row, ...seen, selection, matched_since: null };
  });
}

/** Items that are written out for each result and code. */
const mostShown = 5;

/** The first items of each result and code, those that are moved before the others. */
export function firstOfEachResult(
  manager: EntityManager,
  operationId: string,
  seenBy: Sight | undefined,
): Promise<BulkItemRow[]> {
  const params: unknown[] = [operationId];
  return manager.query(
    `SELECT * FROM (SELECT ${bulkItemColumns}, row_number() OVER (PARTITION BY ${resultSql},
         CASE WHEN ${resultSql} IN ('refused', 'skipped') THEN b.code END ORDER BY b.moves IS NULL, i.number) AS rank
       FROM ${bulkItemJoins} WHERE o.id = $1 AND ${seenItems(seenBy, params)}) ranked WHERE rank <= ${mostShown} ORDER BY number`,
    params,
  );
}

/** How many due dates an operation moves, of how many owners, and which way. */
export async function movedBy(
  manager: EntityManager,
  operationId: string,
  seenBy: Sight | undefined,
): Promise<{ items: number; owners: number; earlier: number; later: number } | undefined> {
  const params: unknown[] = [operationId];
  const [moved] = await manager.query<{ items: number; owners: number; earlier: number; later: number }[]>(
    `SELECT count(*) AS items, count(DISTINCT i.owner_id) AS owners,
       count(*) FILTER (WHERE (b.moves #>> '{due,to}')::float8 < (b.moves #>> '{due,from}')::float8) AS earlier,
       count(*) FILTER (WHERE (b.moves #>> '{due,to}')::float8 > (b.moves #>> '{due,from}')::float8) AS later
     FROM bulk_items b JOIN action_items i ON i.id = b.item_id
     WHERE b.operation_id = $1 AND b.moves -> 'due' <> 'null' AND ${seenItems(seenBy, params)}`,
    params,
  );
  return moved;
}
