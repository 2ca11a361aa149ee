import type { DataSource, EntityManager } from 'typeorm';
import type { Instant } from '../../domain/time.js';
import { decideItems, itemsToDo, type Decided } from './decide-items.js';
import type { BulkOperation } from './operation-row.js';

/** Items that are decided about at a time; whoever else the process serves has a turn between two. */
const part = 200;

/**
 * Finds out what an operation would do to each of its items, and keeps it beside them: decided by the same path as the
 * run, on the facts of this moment, and nothing of it is carried out.
 */
export async function previewOperation(
  dataSource: DataSource,
  operation: Pick<BulkOperation, 'id' | 'change' | 'createdBy'>,
  at: Instant,
): Promise<void> {
  const { manager } = dataSource;
  const items = await itemsToDo(manager, operation.id, null);
  for (let from = 0; from < items.length; from += part) {
    const decided = await decideItems(manager, operation, items.slice(from, from + part), at);
    await saveForeseen(manager, operation.id, decided);
  }
}

/** Items that an operation has come to meanwhile keep what became of them. */
async function saveForeseen(manager: EntityManager, operationId: string, decided: Decided[]): Promise<void> {
  await manager.query(
    `UPDATE bulk_items b SET foreseen = x.r, code = x.c, message = x.t, moves = x.m, tells = x.w,
       seen = x.s
     FROM jsonb_to_recordset($2::jsonb) AS x(i uuid, r text, c text, t text, m jsonb, w jsonb, s jsonb)
     WHERE b.operation_id = $1 AND b.item_id = x.i AND b.state = 'pending'`,
    [operationId, recordsetOf(decided)],
  );
}

/** As `saveForeseen` and the run write it. */
export function recordsetOf(decided: Decided[]): string {
  return JSON.stringify(
    decided.map(({ itemId, result, code, message, moves, tells, changed, seen }) => ({
      i: itemId,
      r: result,
      c: code,
      t: message,
      m: moves,
      w: tells,
      h: changed,
      s: seen,
    })),
  );
}
