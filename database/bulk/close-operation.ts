import type { EntityManager } from 'typeorm';
import type { Instant } from '../../domain/time.js';
import { countItems, recordOfOperation, type BulkOperation } from './operation-row.js';
import { tellMoved } from './tell-moved.js';

const skipped = {
  done: 'The operation had ended before it came to this item.',
  cancelled: 'The operation was cancelled before it came to this item.',
  failed: 'The operation failed before it came to this item.',
} as const;

/** Ends an operation that is locked and has not ended: what is still to do is skipped, what is done stays. */
export async function closeOperation(
  manager: EntityManager,
  operation: BulkOperation,
  state: 'done' | 'cancelled' | 'failed',
  by: { actorId: string | null; at: Instant; error?: string },
): Promise<void> {
  const { id, change } = operation;
  await manager.query(
    `UPDATE bulk_items SET state = 'skipped', code = NULL, message = $2, moves = NULL, tells = NULL
     WHERE operation_id = $1 AND state = 'pending'`,
    [id, skipped[state]],
  );
  await countItems(manager, id);
  await manager.query(
    `UPDATE bulk_operations SET state = $2, error = $3, finished_at = to_timestamp($4 / 1000.0) WHERE id = $1`,
    [id, state, by.error ?? null, by.at],
  );
  const [counts] = await manager.query<Record<string, unknown>[]>(
    `SELECT items_done AS done, items_unchanged AS unchanged, items_refused AS refused, items_skipped AS skipped
     FROM bulk_operations WHERE id = $1`,
    [id],
  );
  const error = by.error === undefined ? {} : { error: by.error };
  const eventKey = await recordOfOperation(manager, id, state, by.actorId, by.at, {
    kind: change.kind,
    ...counts,
    ...error,
  });
  // Its commands are quiet: an item of fifty would bring its owner fifty messages about one holiday.
  if (change.kind === 'calendar') await tellMoved(manager, operation, { eventKey, at: by.at, reason: change.reason });
}
