import type { EntityManager } from 'typeorm';
import { presentCalendarsOf } from './present.js';

/** Items from before there were calendars are counted by those that are in force for their owners now. */
export async function pinItems(manager: EntityManager): Promise<void> {
  const owners = await manager.query<{ id: string }[]>(
    'SELECT DISTINCT owner_id AS id FROM action_items WHERE calendar_version_id IS NULL',
  );
  if (owners.length === 0) return;
  const calendars = await presentCalendarsOf(
    manager,
    owners.map(({ id }) => id),
  );
  const pins = Object.entries(calendars).map(([o, { versionId: v, zone: z }]) => ({ o, v, z }));
  await manager.query(
    `UPDATE action_items i SET calendar_version_id = x.v, calendar_zone = x.z
     FROM jsonb_to_recordset($1::jsonb) AS x(o uuid, v uuid, z text)
     WHERE i.owner_id = x.o AND i.calendar_version_id IS NULL`,
    [JSON.stringify(pins)],
  );
}
