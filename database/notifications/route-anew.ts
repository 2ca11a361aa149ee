import type { DataSource, EntityManager } from 'typeorm';
import { isUsable } from './confirm-contact.js';
import { locks } from '../sql/locks.js';

/**
 * SQL: by what the ways of a person are chosen: what they chose, their zone and addresses, and what administrators allow. It is
 * another when any of these changes, by whichever door. @param p the alias of the person
 */
export function settingsOf(p: string): string {
  return `md5(concat_ws('|', ${p}.active, ${p}.email, ${p}.time_zone,
    (SELECT f.version FROM notification_preferences f WHERE f.person_id = ${p}.id),
    (SELECT string_agg(c.id::text, ',' ORDER BY c.id) FROM contact_points c
      WHERE c.person_id = ${p}.id AND c.removed_at IS NULL AND ${isUsable('c')}),
    (SELECT s.version FROM message_settings s)))`;
}

/**
 * Messages that wait by a way which was chosen under other settings are routed anew: quiet hours that were moved, a zone, a
 * channel or an address that changed. What has left by one way already, or is on it, stays with its ways.
 */
export async function routeAnewWhereSettingsChanged(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const [{ free } = { free: false }] = await manager.query<{ free: boolean }[]>(
      'SELECT pg_try_advisory_xact_lock($1) AS free',
      [locks.routeMessages],
    );
    if (free) await routeAnew(manager);
  });
}

async function routeAnew(manager: EntityManager): Promise<void> {
  await manager.query(
    `UPDATE notifications n SET push = 'pending', push_after = NULL FROM people p
     WHERE n.push = 'held' AND p.id = n.person_id AND n.held_under <> ${settingsOf('p')}`,
  );
  // Told once which they are, and by what settings they are routed: whatever changes meanwhile is for the next round.
  const changed = await manager.query<{ id: string; settings: string }[]>(
    `SELECT d.id, ${settingsOf('p')} AS settings FROM deliveries d JOIN people p ON p.id = d.person_id
     WHERE d.state = 'pending' AND d.kind = 'messages' AND d.instead_of IS NULL AND d.routed_under <> ${settingsOf('p')}
       AND (d.leased_until IS NULL OR d.leased_until <= now()) FOR UPDATE OF d SKIP LOCKED`,
  );
  if (changed.length === 0) return;
  const ids = changed.map(({ id }) => id);
  const [rerouted] = await manager.query<[{ notification_id: number }[], number]>(
    `DELETE FROM notification_pushes u WHERE u.delivery_id = ANY($1) AND NOT EXISTS (
       SELECT 1 FROM notification_pushes o JOIN deliveries d ON d.id = o.delivery_id
       WHERE o.notification_id = u.notification_id AND o.delivery_id <> ALL($1))
     RETURNING u.notification_id`,
    [ids],
  );
  if (rerouted.length > 0)
    await manager.query(`UPDATE notifications SET push = 'pending' WHERE id = ANY($1) AND push = 'routed'`, [
      [...new Set(rerouted.map(({ notification_id }) => notification_id))],
    ]);
  // Those of which something had left stay, by the settings that they were looked at with.
  await manager.query(
    `UPDATE deliveries d SET routed_under = x.settings,
       state = CASE WHEN EXISTS (SELECT 1 FROM notification_pushes u WHERE u.delivery_id = d.id) THEN state ELSE 'dropped' END,
       last_error = CASE WHEN EXISTS (SELECT 1 FROM notification_pushes u WHERE u.delivery_id = d.id) THEN last_error
         ELSE 'the settings of its reader changed, and its ways were chosen anew' END
     FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, settings text) WHERE d.id = x.id`,
    [JSON.stringify(changed)],
  );
}
