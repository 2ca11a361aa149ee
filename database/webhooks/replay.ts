import type { EntityManager } from 'typeorm';
import { eventFits } from '../trail/events.js';

/** More is asked for in parts. */
export const mostReplayed = 10_000;

const again = `state = 'pending', attempts = 0, replays = webhook_deliveries.replays + 1, next_attempt_at = now()`;

/** Sends one delivery again. False where there is none. */
export async function replayOne(manager: EntityManager, endpointId: string, deliveryId: string): Promise<boolean> {
  const [, count] = await manager.query<[unknown[], number]>(
    `UPDATE webhook_deliveries SET ${again} WHERE id = $2 AND endpoint_id = $1`,
    [endpointId, deliveryId],
  );
  return count > 0;
}

/**
 * Sends every event again that was recorded in a time and fits the endpoint, also those from before there was one. Gives
 * how many; null where they are more than `mostReplayed`, and nothing was done.
 */
export async function replayRange(
  manager: EntityManager,
  endpointId: string,
  from: string,
  to: string,
): Promise<number | null> {
  const fitting = `FROM audit_events r JOIN webhook_endpoints e ON e.id = $1
     AND (e.program_id IS NULL OR e.program_id = r.program_id) AND ${eventFits('e.events', 'r.type')}
     WHERE r.recorded_at >= $2 AND r.recorded_at < $3`;
  const [{ n } = { n: 0 }] = await manager.query<{ n: number }[]>(`SELECT count(*)::int AS n ${fitting}`, [
    endpointId,
    from,
    to,
  ]);
  if (n > mostReplayed) return null;
  await manager.query(
    `INSERT INTO webhook_deliveries (endpoint_id, event_seq) SELECT e.id, r.seq ${fitting}
     ON CONFLICT (endpoint_id, event_seq) DO UPDATE SET ${again}`,
    [endpointId, from, to],
  );
  return n;
}
