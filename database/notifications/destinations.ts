import type { DataSource } from 'typeorm';

/** A webhook that one worker has to itself for a while, with when it was last called. */
export interface HeldDestination {
  destination: string;
  /** Epoch ms, oldest first. */
  recent: number[];
  /** How often its vendor put it off in a row. */
  putOff: number;
}

/** A worker that dies holds its destinations for so long; then the limits are past as well. A call may take a minute. */
const leaseSeconds = 180;

/** Takes a destination that has something due, is not held by another worker and not blocked by its vendor. */
export async function holdDestination(dataSource: DataSource, workerId: string): Promise<HeldDestination | null> {
  const [rows] = await dataSource.query<[HeldDestination[], number]>(
    `UPDATE channel_destinations SET lease_until = now() + make_interval(secs => $2), leased_by = $1
     WHERE destination = (SELECT c.destination FROM channel_destinations c
       WHERE c.lease_until <= now() AND c.blocked_until <= now() AND c.destination IN (
         SELECT d.destination FROM deliveries d
         WHERE d.state = 'pending' AND d.destination IS NOT NULL AND d.next_attempt_at <= now())
       LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING destination, recent, put_off AS "putOff"`,
    [workerId, leaseSeconds],
  );
  return rows[0] ?? null;
}

/** Goes on holding it. False: the lease had run out, and another worker has it. */
export async function goOnHolding(dataSource: DataSource, workerId: string, held: HeldDestination): Promise<boolean> {
  const [, count] = await dataSource.query<[unknown[], number]>(
    `UPDATE channel_destinations SET lease_until = now() + make_interval(secs => $3), recent = $4
     WHERE destination = $1 AND leased_by = $2 AND lease_until > now()`,
    [held.destination, workerId, leaseSeconds, held.recent],
  );
  return count > 0;
}

/** Lets it go; nobody calls it before `blockedMs` have passed. */
export async function letGo(
  dataSource: DataSource,
  workerId: string,
  { destination, recent, putOff }: HeldDestination,
  blockedMs: number,
): Promise<void> {
  await dataSource.query(
    `UPDATE channel_destinations SET lease_until = '-infinity', leased_by = NULL, recent = $3, put_off = $5,
       blocked_until = now() + make_interval(secs => $4) WHERE destination = $1 AND leased_by = $2`,
    [destination, workerId, recent, blockedMs / 1_000, putOff],
  );
}
