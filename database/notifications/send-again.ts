import type { EntityManager } from 'typeorm';

/**
 * Puts dead deliveries back into the queue as if they were new: no attempt, no fault, nothing that they waited before counts
 * against them, and their links work as long as those of a new one. What was answered last is still shown, until it is tried.
 */
export async function sendAgain(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query(
    `UPDATE deliveries SET state = 'pending', attempts = 0, put_off = 0, attempted_at = NULL, fault = NULL,
       offered_since = now(), next_attempt_at = now(), leased_until = NULL WHERE id = ANY($1) AND state = 'dead'`,
    [ids],
  );
}
