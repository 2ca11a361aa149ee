import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Channel, PushChannel } from '../../domain/notification/channels.js';
import type { NotificationKind } from '../../domain/notification/messages.js';
import { routeMessage, type Installation } from '../../domain/notification/route.js';
import { liesWithTheRecord } from '../watch/set-aside.js';
import { loadMessageSettings } from './message-settings.js';
import { setMessagesAside, takeMessagesUpAgain } from './messages-aside.js';
import { insertDeliveries, insertPushes, type NewDelivery, type NewPush } from './new-deliveries.js';
import { loadReaders, type ReaderRow } from './readers.js';
import { locks } from '../sql/locks.js';
import { failingChannels } from './servers.js';

/** People whose messages are routed in one transaction. */
const batch = 500;

interface Pending {
  id: number;
  person_id: string;
  kind: NotificationKind;
  channels: Channel[];
}

/**
 * Decides by which channels the messages that wait for people leave, and makes one delivery per person and channel of
 * them, once the oldest has waited for the window: what falls into the same minute travels together. Rooms likewise.
 * Gives how many people and rooms had something.
 *
 * @param able channels that this installation can send by
 * @param now epoch ms; quiet hours are told by it
 */
export async function routePending(
  dataSource: DataSource,
  { able, windowSeconds, now }: { able: ReadonlySet<PushChannel>; windowSeconds: number; now: number },
): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const [{ free } = { free: false }] = await manager.query<{ free: boolean }[]>(
      'SELECT pg_try_advisory_xact_lock($1) AS free',
      [locks.routeMessages],
    );
    if (!free) return 0;
    await manager.query(
      `UPDATE notifications SET push = 'pending', push_after = NULL WHERE push = 'held' AND push_after <= to_timestamp($1 / 1000.0)`,
      [now],
    );
    const rooms = await combineRooms(manager, windowSeconds);
    const due = await manager.query<{ person_id: string }[]>(
      `SELECT person_id FROM notifications WHERE push = 'pending' GROUP BY person_id
       HAVING min(created_at) <= clock_timestamp() - make_interval(secs => $1) LIMIT $2`,
      [windowSeconds, batch],
    );
    const ids = due.map(({ person_id }) => person_id);
    if (ids.length > 0) await routeAll(manager, ids, { able, now });
    return rooms + ids.length;
  });
}

interface Now {
  able: ReadonlySet<PushChannel>;
  now: number;
}

/** All together; where that cannot be, each on their own, so that whoever's cannot be routed keeps no other's from leaving. */
async function routeAll(manager: EntityManager, ids: string[], at: Now): Promise<void> {
  if ((await attempted(manager, () => routeOf(manager, ids, null, at))) === null)
    return takeMessagesUpAgain(manager, ids);
  for (const personId of ids) {
    if ((await attempted(manager, () => routeOf(manager, [personId], null, at))) === null)
      await takeMessagesUpAgain(manager, [personId]);
    else await routeOneByOne(manager, personId, at);
  }
}

async function routeOneByOne(manager: EntityManager, personId: string, at: Now): Promise<void> {
  const pending = await manager.query<{ id: number }[]>(
    `SELECT id FROM notifications WHERE push = 'pending' AND person_id = $1 ORDER BY id`,
    [personId],
  );
  const failed: number[] = [];
  let error: unknown = null;
  for (const { id } of pending) {
    const found = await attempted(manager, () => routeOf(manager, [personId], [id], at));
    if (found === null) continue;
    failed.push(id);
    ({ error } = found);
  }
  if (failed.length > 0) await setMessagesAside(manager, { personId, ids: failed, error });
}

/** Whether it could be done: null, or what lay with it; nothing of it is kept then. @throws what lies with the database */
async function attempted(manager: EntityManager, work: () => Promise<void>): Promise<{ error: unknown } | null> {
  await manager.query('SAVEPOINT attempt');
  try {
    await work();
  } catch (error) {
    if (!liesWithTheRecord(error)) throw error;
    await manager.query('ROLLBACK TO SAVEPOINT attempt');
    return { error };
  }
  await manager.query('RELEASE SAVEPOINT attempt');
  return null;
}

/** Routes what waits for these people; or of it only those messages. */
async function routeOf(
  manager: EntityManager,
  people: string[],
  only: number[] | null,
  { able, now }: Now,
): Promise<void> {
  const { settings } = await loadMessageSettings(manager);
  const readers = await loadReaders(manager, people);
  const pending = await manager.query<Pending[]>(
    `SELECT id, person_id, kind, channels FROM notifications WHERE push = 'pending' AND person_id = ANY($1)
       AND ($2::bigint[] IS NULL OR id = ANY($2)) ORDER BY id`,
    [people, only],
  );
  const failing = await failingChannels(manager);
  const well = new Set([...able].filter((channel) => !failing.has(channel)));
  await route(manager, pending, readers, { settings, able, well }, now);
}

async function route(
  manager: EntityManager,
  pending: Pending[],
  readers: Map<string, ReaderRow>,
  { well, ...installation }: Installation & { well: ReadonlySet<PushChannel> },
  now: number,
): Promise<void> {
  const deliveries = new Map<string, NewDelivery>();
  const pushes: NewPush[] = [];
  const after: { i: number; s: string; u: number | null; h: string }[] = [];
  for (const { id, person_id: personId, kind, channels } of pending) {
    const reader = readers.get(personId);
    if (!reader) continue;
    const able = kind === 'channel_down' ? well : installation.able;
    const way = routeMessage({ kind, named: channels }, reader, { ...installation, able }, now);
    const state = way.kind === 'held' || way.kind === 'digest' ? way.kind : 'routed';
    after.push({
      i: id,
      s: way.kind === 'inbox' ? 'none' : state,
      u: way.kind === 'held' ? way.until : null,
      h: reader.settings,
    });
    if (way.kind === 'unreachable' || way.kind === 'inbox')
      pushes.push({ notificationId: id, channel: 'inbox', deliveryId: null, because: way.because });
    if (way.kind !== 'push') continue;
    for (const { channel, because } of way.ways) {
      const key = `${personId} ${channel}`;
      const delivery = deliveries.get(key) ?? deliveryTo(reader, channel);
      deliveries.set(key, delivery);
      pushes.push({ notificationId: id, channel, deliveryId: delivery.id, because });
    }
  }
  await insertDeliveries(manager, [...deliveries.values()]);
  await insertPushes(manager, pushes);
  await manager.query(
    `UPDATE notifications n SET push = x.s, push_after = to_timestamp(x.u / 1000.0), held_under = x.h
     FROM jsonb_to_recordset($1::jsonb) AS x(i bigint, s text, u double precision, h text) WHERE n.id = x.i`,
    [JSON.stringify(after)],
  );
}

export function deliveryTo(reader: ReaderRow, channel: PushChannel): NewDelivery {
  const address = reader.addresses[channel];
  return {
    id: randomUUID(),
    personId: reader.id,
    channel,
    contactPointId: address?.contactPointId ?? null,
    destination: address?.destination ?? null,
    routedUnder: reader.settings,
  };
}

/** One delivery for each room whose oldest message has waited for the window. */
async function combineRooms(manager: EntityManager, windowSeconds: number): Promise<number> {
  const rooms = await manager.query<{ id: string; channel: string; destination: string }[]>(
    `SELECT c.id, c.channel, c.destination FROM notification_pushes u
     JOIN notifications n ON n.id = u.notification_id JOIN contact_points c ON c.id = u.contact_point_id
     WHERE u.delivery_id IS NULL AND u.contact_point_id IS NOT NULL AND c.removed_at IS NULL GROUP BY c.id
     HAVING min(n.created_at) <= clock_timestamp() - make_interval(secs => $1) LIMIT $2`,
    [windowSeconds, batch],
  );
  if (rooms.length === 0) return 0;
  const deliveries = rooms.map(({ id, channel, destination }) => ({
    id: randomUUID(),
    personId: null,
    channel,
    contactPointId: id,
    destination,
  }));
  await insertDeliveries(manager, deliveries);
  await manager.query(
    `UPDATE notification_pushes u SET delivery_id = x.d
     FROM jsonb_to_recordset($1::jsonb) AS x(c uuid, d uuid)
     WHERE u.contact_point_id = x.c AND u.delivery_id IS NULL`,
    [JSON.stringify(deliveries.map(({ contactPointId, id }) => ({ c: contactPointId, d: id })))],
  );
  return rooms.length;
}
