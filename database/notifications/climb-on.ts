import type { DataSource, EntityManager } from 'typeorm';
import { cut } from '../../domain/text/cut.js';
import { runItemCommands } from '../items/run-commands.js';
import { unreachedNotices, type UnreachedNotice } from './unreached.js';

/**
 * What it gives looks at messages of ladders that are still on their way: at some, and the next time at those behind
 * them, so that a channel that is away for long keeps nobody else's from being looked at. One that has reached somebody
 * is settled; one that can reach nobody any more brings the item's next level at once. Gives how many events were
 * settled.
 *
 * @param batch events that are looked at in one transaction
 */
export function climbWhereNobodyWasReached(dataSource: DataSource, batch = 500): (now: number) => Promise<number> {
  let behind = '';
  return async (now) => {
    const keys = await openKeys(dataSource.manager, behind, batch);
    behind = keys.length < batch ? '' : (keys.at(-1) ?? '');
    return keys.length === 0 ? 0 : climb(dataSource, keys, now);
  };
}

async function climb(dataSource: DataSource, open: string[], now: number): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const keys = await decidedKeys(manager, open);
    if (keys.length === 0) return 0;
    const unreached = await unreachedNotices(manager, { eventKeys: keys, limit: keys.length });
    await runItemCommands(
      manager,
      unreached.map((notice) => ({
        id: notice.itemId,
        command: {
          type: 'unreached' as const,
          cycle: notice.cycle,
          level: notice.level,
          why: whyOf(notice),
          toldAt: notice.at,
        },
        actorId: null,
        key: `unreached:${notice.eventKey}`,
        // No earlier than the level itself, whose time may have been skipped to.
        at: Math.max(now, notice.at),
      })),
      { poke: true },
    );
    await manager.query(`UPDATE notifications SET settled = true WHERE kind = 'level' AND event_key = ANY($1)`, [keys]);
    return keys.length;
  });
}

/** Messages of ladders that are pushed to somebody, and of which nothing is decided yet. */
const unsettled = `kind = 'level' AND push <> 'none' AND NOT settled`;

/** Events that are not settled, in their order. */
async function openKeys(manager: EntityManager, behind: string, most: number): Promise<string[]> {
  const rows = await manager.query<{ key: string }[]>(
    `SELECT DISTINCT event_key AS key FROM notifications
     WHERE ${unsettled} AND event_key > $1 ORDER BY event_key LIMIT $2`,
    [behind, most],
  );
  return rows.map(({ key }) => key);
}

/**
 * Events of which it can be said whether they reached anybody. One of which somebody else holds a message, such as
 * whoever routes it or another worker, is left for later.
 */
async function decidedKeys(manager: EntityManager, keys: string[]): Promise<string[]> {
  const rows = await manager.query<{ key: string }[]>(
    `WITH mine AS (
       SELECT id, event_key, push FROM notifications
       WHERE ${unsettled} AND event_key = ANY($1) ORDER BY event_key FOR UPDATE SKIP LOCKED)
     SELECT m.event_key AS key FROM mine m
     LEFT JOIN LATERAL (
       SELECT bool_or(d.state = 'sent' OR u.dropped IS NOT NULL) AS reached, bool_or(d.state = 'pending' AND u.dropped IS NULL) AS open
       FROM notification_pushes u LEFT JOIN deliveries d ON d.id = u.delivery_id
       WHERE u.notification_id = m.id AND u.contact_point_id IS NULL) w ON true
     GROUP BY m.event_key
     HAVING count(*) = (SELECT count(*) FROM notifications n WHERE ${unsettled} AND n.event_key = m.event_key)
       AND (bool_or(coalesce(w.reached, false)) OR bool_and(m.push = 'routed' AND NOT coalesce(w.open, false)))`,
    [keys],
  );
  return rows.map(({ key }) => key);
}

function whyOf({ people }: UnreachedNotice): string {
  return cut([...new Set(people.map(({ why }) => why))].join('; '), 500);
}
