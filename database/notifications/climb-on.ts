import type { DataSource, EntityManager } from 'typeorm';
import { runItemCommands } from '../items/run-commands.js';
import { unreachedNotices, type UnreachedNotice } from './unreached.js';

/** Events whose messages are looked at in one transaction. */
const batch = 500;

/**
 * Looks at the messages of ladders that are still on their way. One that has reached somebody is settled; one that can
 * reach nobody any more brings the item's next level at once. Gives how many events were settled.
 *
 * @param now epoch ms
 */
export async function climbWhereNobodyWasReached(dataSource: DataSource, now: number): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const keys = await decidedKeys(manager);
    if (keys.length === 0) return 0;
    const unreached = await unreachedNotices(manager, { eventKeys: keys, limit: keys.length });
    await runItemCommands(
      manager,
      unreached.map((notice) => ({
        itemId: notice.itemId,
        command: {
          type: 'unreached' as const,
          cycle: notice.cycle,
          level: notice.level,
          why: whyOf(notice),
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

/** Events of which it can be said whether they reached anybody; those that another worker looks at are left to it. */
async function decidedKeys(manager: EntityManager): Promise<string[]> {
  const open = await manager.query<{ key: string }[]>(
    `WITH mine AS (
       SELECT id, event_key, push FROM notifications
       WHERE kind = 'level' AND push <> 'none' AND NOT settled ORDER BY event_key LIMIT $1 FOR UPDATE SKIP LOCKED)
     SELECT m.event_key AS key FROM mine m
     LEFT JOIN LATERAL (
       SELECT bool_or(d.state = 'sent') AS reached, bool_or(d.state = 'pending') AS open
       FROM notification_pushes u LEFT JOIN deliveries d ON d.id = u.delivery_id
       WHERE u.notification_id = m.id AND u.contact_point_id IS NULL) w ON true
     GROUP BY m.event_key
     HAVING bool_or(coalesce(w.reached, false)) OR bool_and(m.push = 'routed' AND NOT coalesce(w.open, false))`,
    [batch],
  );
  return open.map(({ key }) => key);
}

function whyOf({ people }: UnreachedNotice): string {
  return [...new Set(people.map(({ why }) => why))].join('; ').slice(0, 500);
}
