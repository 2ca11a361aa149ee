import type { EntityManager } from 'typeorm';
import { eventFits } from '../trail/events.js';

/** More is asked for in parts. */
export const mostReplayed = 10_000;

/** More that are left are not counted: whoever asked has only to ask again until none is. */
const mostLeft = 90_000;

const again = `state = 'pending', attempts = 0, replays = webhook_deliveries.replays + 1, offered_since = now(),
  next_attempt_at = now()`;

const fittingEvents = `FROM audit_events r JOIN webhook_endpoints e ON e.id = $1
  AND (e.program_id IS NULL OR e.program_id = r.program_id) AND ${eventFits('e.events', 'r.type')}`;

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
  const fitting = `${fittingEvents} WHERE r.recorded_at >= $2 AND r.recorded_at < $3`;
  const n = await countAtMost(manager, mostReplayed + 1, fitting, [endpointId, from, to]);
  if (n > mostReplayed) return null;
  await manager.query(
    `INSERT INTO webhook_deliveries (endpoint_id, event_seq) SELECT e.id, r.seq ${fitting}
     ON CONFLICT (endpoint_id, event_seq) DO UPDATE SET ${again}`,
    [endpointId, from, to],
  );
  return n;
}

/**
 * Sends what the endpoint has missed since then: what was given up, and what was recorded while it was switched off. What
 * it has taken, or is being offered, is left alone. At most `mostReplayed` at a time, the oldest first; gives how many, and
 * how many are left, as far as they are counted.
 */
export async function replayMissed(
  manager: EntityManager,
  endpointId: string,
  since: string,
): Promise<{ replayed: number; left: number }> {
  const missed = `${fittingEvents} LEFT JOIN webhook_deliveries d ON d.endpoint_id = e.id AND d.event_seq = r.seq
     WHERE r.recorded_at >= $2 AND (d.id IS NULL OR d.state = 'dead')`;
  const n = await countAtMost(manager, mostReplayed + mostLeft, missed, [endpointId, since]);
  const rows = await manager.query<unknown[]>(
    `INSERT INTO webhook_deliveries (endpoint_id, event_seq)
     SELECT e.id, r.seq ${missed} ORDER BY r.seq LIMIT ${mostReplayed}
     ON CONFLICT (endpoint_id, event_seq) DO UPDATE SET ${again} WHERE webhook_deliveries.state = 'dead' RETURNING id`,
    [endpointId, since],
  );
  return { replayed: rows.length, left: n - rows.length };
}

async function countAtMost(manager: EntityManager, most: number, fitting: string, params: unknown[]): Promise<number> {
  const [{ n } = { n: 0 }] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM (SELECT 1 ${fitting} LIMIT ${most}) AS found`,
    params,
  );
  return n;
}
