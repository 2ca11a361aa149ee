import type { EntityManager } from 'typeorm';

/** For what a transaction has begun with and not yet told the others, in ms. */
const marginMs = 1_000;

/**
 * The instant up to which every change of a record is seen by whoever reads from now on. A record is changed at an instant within the
 * transaction that changes it (`updated_at`), and is seen when that commits, which may be later: so it is the beginning of the oldest
 * transaction that is under way, and a little before. Asked before the list is read, never after.
 */
export async function seenUntil(manager: EntityManager): Promise<Date> {
  const [row] = await manager.query<{ until: Date }[]>(
    `SELECT least(clock_timestamp(), (SELECT min(a.xact_start) FROM pg_stat_activity a
       WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()))
       - make_interval(secs => CASE current_setting('track_activities') WHEN 'on' THEN $1::float8 ELSE 3600 END) AS until`,
    [marginMs / 1_000],
  );
  if (!row) throw new Error('the database does not say what time it is');
  return row.until;
}
