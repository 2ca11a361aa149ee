import type { DataSource } from 'typeorm';
import { kept, waitMs, type Limit } from '../../domain/notification/pace.js';
import { databaseTime } from '../sql/database-time.js';

/**
 * Takes a turn of a limit that many destinations share, whichever worker serves them. Gives 0, or for how many ms nobody
 * may; then no turn was taken.
 */
export async function turnAt(dataSource: DataSource, name: string, limits: readonly Limit[]): Promise<number> {
  return dataSource.transaction(async (manager) => {
    await manager.query('INSERT INTO channel_destinations (destination) VALUES ($1) ON CONFLICT DO NOTHING', [name]);
    const [row] = await manager.query<{ recent: number[]; blocked: number }[]>(
      `SELECT recent, CASE WHEN isfinite(blocked_until) THEN extract(epoch FROM blocked_until - now()) * 1000 ELSE 0 END::float8 AS blocked
       FROM channel_destinations WHERE destination = $1 FOR UPDATE`,
      [name],
    );
    const now = await databaseTime(manager);
    const recent = row?.recent ?? [];
    const wait = Math.max(0, row?.blocked ?? 0, waitMs(recent, limits, now));
    if (wait > 0) return wait;
    await manager.query('UPDATE channel_destinations SET recent = $2 WHERE destination = $1', [
      name,
      kept([...recent, now], limits),
    ]);
    return 0;
  });
}

/** Its vendor has put it off: nobody takes a turn for so long. */
export async function blockFor(dataSource: DataSource, name: string, ms: number): Promise<void> {
  await dataSource.query(
    `UPDATE channel_destinations SET blocked_until = greatest(blocked_until, now() + make_interval(secs => $2)) WHERE destination = $1`,
    [name, ms / 1_000],
  );
}
