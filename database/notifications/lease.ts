import type { DataSource } from 'typeorm';
import { mailLeaseSeconds } from './queue.js';

/** A lease is taken for over so long before the database says so: what begins in time ends in time. */
const marginMs = 20_000;

/** Deliveries that one worker has on their way; their lease is renewed as long as it lives. */
export interface Held {
  /** False: the lease has run out, and another may have it. What has not begun is not begun any more. */
  holds(deliveryId: string): boolean;
  stop(): void;
}

/**
 * Goes on holding deliveries that were just taken. A batch may wait long for a slow server; were its lease to run out
 * meanwhile, another worker would send the same letters.
 */
export function holdOn(
  dataSource: DataSource,
  taken: readonly { id: string; attempts: number }[],
  onError: (error: unknown) => void,
  clock: () => number = Date.now,
): Held {
  const lasts = mailLeaseSeconds * 1_000 - marginMs;
  const until = new Map(taken.map(({ id }) => [id, clock() + lasts]));
  const renew = async (): Promise<void> => {
    const from = clock();
    const rows = await renewLeases(dataSource, taken);
    for (const id of rows) until.set(id, from + lasts);
  };
  const timer = setInterval(() => {
    renew().catch(onError);
  }, lasts / 4);
  return {
    holds: (id) => (until.get(id) ?? 0) > clock(),
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** Of those that are still held as they were taken; gives their ids. */
export async function renewLeases(
  dataSource: DataSource,
  taken: readonly { id: string; attempts: number }[],
): Promise<string[]> {
  const [rows] = await dataSource.query<[{ id: string }[], number]>(
    `UPDATE deliveries d SET leased_until = now() + make_interval(secs => $2), next_attempt_at = now() + make_interval(secs => $2)
     FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, nth integer)
     WHERE d.id = x.id AND d.state = 'pending' AND d.attempts = x.nth AND d.leased_until > now() RETURNING d.id`,
    [JSON.stringify(taken.map(({ id, attempts }) => ({ id, nth: attempts }))), mailLeaseSeconds],
  );
  return rows.map(({ id }) => id);
}
