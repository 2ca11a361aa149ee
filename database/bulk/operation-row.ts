import type { EntityManager } from 'typeorm';
import type { BulkChange, BulkKind, BulkResult } from '../../domain/bulk/change.js';
import type { OnChange } from '../../domain/bulk/seen.js';
import type { Instant } from '../../domain/time.js';
import { saveEvents } from '../trail/events.js';
import { limitsNow, tokenNow } from '../people/came-with.js';
import { madeByNow } from '../trail/in-hand.js';

export const bulkStates = ['previewed', 'running', 'done', 'cancelled', 'failed'] as const;
export type BulkState = (typeof bulkStates)[number];

/** What is done to many items, by whom. */
export interface BulkOperation {
  id: string;
  change: BulkChange;
  state: BulkState;
  /** Whoever asked for it: in the trail of each item it is they who did it. */
  createdBy: string;
  /** What becomes of items that are not as the preview saw them; null where none was run from. */
  onChange: OnChange | null;
}

interface Row {
  id: string;
  kind: BulkKind;
  body: object;
  state: BulkState;
  created_by: string;
  on_change: OnChange | null;
}

/** An operation, locked until the transaction ends; null where there is none. Locked before its items, by everybody. */
export async function lockOperation(manager: EntityManager, id: string): Promise<BulkOperation | null> {
  const [row] = await manager.query<Row[]>(
    'SELECT id, kind, body, state, created_by, on_change FROM bulk_operations WHERE id = $1 FOR UPDATE',
    [id],
  );
  if (!row) return null;
  const { kind, body, state, created_by: createdBy, on_change: onChange } = row;
  return { id: row.id, change: { kind, ...body } as BulkChange, state, createdBy, onChange };
}

/** By which filter the items of an operation were found; null where they were listed, or there is no such operation. */
export async function filterOf(manager: EntityManager, id: string): Promise<object | null> {
  const [row] = await manager.query<{ filter: object | null }[]>(
    `SELECT selection -> 'filter' AS filter FROM bulk_operations WHERE id = $1`,
    [id],
  );
  return row?.filter ?? null;
}

/** An item of an operation, with what was found out where rights are known. */
export interface SelectedItem {
  id: string;
  /** Why the asker may not do it to this one. */
  refused: { code: string; message: string } | null;
  /** The absent person by whose part they may, where they stand in for somebody. */
  onBehalfOf: string | null;
}

export interface NewOperation extends Omit<BulkOperation, 'onChange'> {
  onChange?: OnChange | null;
  /** The filter or list by which the items were found, for people to read. */
  selection: object;
  at: Instant;
}

/** Writes an operation with its items. One that is there already, of the same request, is left alone: false. */
export async function insertOperation(
  manager: EntityManager,
  { id, change, state, createdBy, selection, at, onChange = null }: NewOperation,
  items: SelectedItem[],
): Promise<boolean> {
  const { kind, ...body } = change;
  const [row] = await manager.query<unknown[]>(
    `INSERT INTO bulk_operations (id, kind, body, selection, state, created_by, created_at, started_at,
       on_change, token_made_by, asked_with, asked_within)
     VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0), CASE WHEN $5 = 'running' THEN to_timestamp($7 / 1000.0) END, $8, $9, $10, $11)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      id,
      kind,
      JSON.stringify(body),
      JSON.stringify(selection),
      state,
      createdBy,
      at,
      onChange,
      madeByNow(),
      tokenNow(),
      limitsNow(),
    ],
  );
  if (!row) return false;
  await addItems(manager, id, items);
  const what = state === 'running' ? 'started' : 'previewed';
  await recordOfOperation(manager, id, what, createdBy, at, { kind, selection, items: items.length });
  return true;
}

export async function addItems(manager: EntityManager, operationId: string, items: SelectedItem[]): Promise<void> {
  if (items.length === 0) return;
  await manager.query(
    `INSERT INTO bulk_items (operation_id, item_id, state, foreseen, code, message, on_behalf_of)
     SELECT $1, x.i, CASE WHEN x.c IS NULL THEN 'pending' ELSE 'refused' END, CASE WHEN x.c IS NOT NULL THEN 'refused' END,
       x.c, x.m, x.b
     FROM jsonb_to_recordset($2::jsonb) AS x(i uuid, c text, m text, b uuid) ON CONFLICT (operation_id, item_id) DO NOTHING`,
    [operationId, recordsetOf(items)],
  );
  await countItems(manager, operationId);
}

/** What the asker may do, looked at anew for items that are still to do. */
export async function renewRights(manager: EntityManager, operationId: string, items: SelectedItem[]): Promise<void> {
  await manager.query(
    `UPDATE bulk_items b SET on_behalf_of = x.b, code = x.c, message = x.m,
       state = CASE WHEN x.c IS NULL THEN 'pending' ELSE 'refused' END
     FROM jsonb_to_recordset($2::jsonb) AS x(i uuid, c text, m text, b uuid)
     WHERE b.operation_id = $1 AND b.item_id = x.i AND b.state = 'pending'`,
    [operationId, recordsetOf(items)],
  );
  await countItems(manager, operationId);
}

/**
 * What was previewed runs from now on.
 *
 * @param matchedSince items that match the filter by now and were not shown; null where the items were listed
 */
export async function markStarted(
  manager: EntityManager,
  id: string,
  { at, onChange, matchedSince }: { at: Instant; onChange: OnChange; matchedSince: number | null },
): Promise<void> {
  await manager.query(
    `UPDATE bulk_operations SET state = 'running', started_at = to_timestamp($2 / 1000.0), on_change = $3,
       matched_since = $4, token_made_by = coalesce($5, token_made_by), asked_with = $6, asked_within = $7 WHERE id = $1`,
    [id, at, onChange, matchedSince, madeByNow(), tokenNow(), limitsNow()],
  );
}

function recordsetOf(items: SelectedItem[]): string {
  const rows = items.map(({ id, refused, onBehalfOf }) => ({
    i: id,
    c: refused?.code ?? null,
    m: refused?.message ?? null,
    b: onBehalfOf,
  }));
  return JSON.stringify(rows);
}

/** Brings the totals of an operation up to what became of its items. */
export async function countItems(manager: EntityManager, operationId: string): Promise<void> {
  const of = (result: BulkResult): string => `items_${result} = b.${result}`;
  await manager.query(
    `UPDATE bulk_operations o SET items_total = b.total, ${(['done', 'unchanged', 'refused', 'skipped'] as const).map(of).join(', ')}
     FROM (SELECT count(*) AS total, count(*) FILTER (WHERE state = 'done') AS done,
         count(*) FILTER (WHERE state = 'unchanged') AS unchanged, count(*) FILTER (WHERE state = 'refused') AS refused,
         count(*) FILTER (WHERE state = 'skipped') AS skipped
       FROM bulk_items WHERE operation_id = $1) b
     WHERE o.id = $1`,
    [operationId],
  );
}

/** An event of the operation itself, in the audit trail. Gives its key. */
export async function recordOfOperation(
  manager: EntityManager,
  id: string,
  what: 'previewed' | 'started' | 'done' | 'cancelled' | 'failed',
  actorId: string | null,
  at: Instant,
  data: Record<string, unknown>,
): Promise<string> {
  const event = { key: `bulk/${id}#${what}`, type: `bulk.${what}`, at, actorId, version: 1, data };
  await saveEvents(manager, [{ subjectKind: 'bulk_operation', subjectId: id, programId: null, event }]);
  return event.key;
}
