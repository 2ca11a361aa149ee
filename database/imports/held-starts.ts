import type { EntityManager } from 'typeorm';
import { outboxChannel } from '../engine/outbox.js';

/** An import that dies leaves its items to the relay after so long. */
const heldSeconds = 60;

/**
 * Lets the workflows of new items wait until the import is through: started meanwhile, they would take the machine from
 * the rows still to come. Their deadlines hold from the commit all the same.
 */
export async function holdStarts(manager: EntityManager, itemIds: string[]): Promise<void> {
  await manager.query(
    `UPDATE outbox SET next_attempt_at = now() + make_interval(secs => $2)
     WHERE kind = 'start' AND workflow_id = ANY($1)`,
    [itemIds.map((id) => `action-item/${id}`), heldSeconds],
  );
}

/** Lets them go. By an array: of a table that fills and empties so fast, the planner knows too little for a join. */
export async function releaseStarts(manager: EntityManager, importId: string): Promise<void> {
  await manager.query(
    `UPDATE outbox SET next_attempt_at = now()
     WHERE kind = 'start' AND attempts = 0 AND next_attempt_at > now()
       AND workflow_id = ANY(ARRAY(SELECT 'action-item/' || id FROM action_items WHERE import_id = $1))`,
    [importId],
  );
  await manager.query(`NOTIFY ${outboxChannel}`);
}
