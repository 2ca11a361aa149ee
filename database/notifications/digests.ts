import type { DataSource, EntityManager } from 'typeorm';
import type { PushChannel } from '../../domain/notification/channels.js';
import type { DigestSection } from '../../domain/notification/compose-letter.js';
import { digestDue } from '../../domain/notification/digest-morning.js';
import { wantsDigest } from '../../domain/notification/preferences.js';
import { waysOf } from '../../domain/notification/route.js';
import type { MessageSettings } from '../../domain/notification/settings.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { digestSections } from './digest-facts.js';
import { loadMessageSettings } from './message-settings.js';
import { insertDeliveries, insertPushes, type NewDelivery, type NewPush } from './new-deliveries.js';
import { loadReaders, type ReaderRow } from './readers.js';
import { deliveryTo } from './route-pending.js';
import { locks } from '../sql/locks.js';

/** People whose digests are made in one transaction. */
const batch = 200;

interface Due {
  reader: ReaderRow;
  /** Local, `YYYY-MM-DD`. */
  date: string;
}

/**
 * Makes the digests that are due: one per person and local morning, with what was put off until then. Nothing to say is
 * no message. Gives how many people had their morning.
 *
 * @param now epoch ms
 */
export async function makeDigests(
  dataSource: DataSource,
  { able, now }: { able: ReadonlySet<PushChannel>; now: number },
): Promise<number> {
  const { settings } = await loadMessageSettings(dataSource.manager);
  const failed: Failed = new Map();
  await release(dataSource.manager, settings, failed);
  let made = 0;
  let most = batch;
  for (;;) {
    let trying: Due[] = [];
    try {
      const some = await dataSource.transaction(async (manager) => {
        // One at a time, so that whoever comes second sees who has had theirs.
        await manager.query('SELECT pg_advisory_xact_lock($1)', [locks.digests]);
        const due = (await dueDigests(manager, { settings, now, failed })).filter(
          ({ reader }) => !failed.has(reader.id),
        );
        trying = due.slice(0, most);
        await make(manager, trying, { settings, able, now });
        return { made: trying.length, left: due.length - trying.length };
      });
      made += some.made;
      if (some.left === 0) break;
    } catch (error) {
      // Where the database is away, it is nobody's own fault.
      await dataSource.query('SELECT 1');
      const [one] = trying;
      if (!one) throw error;
      // One by one from here on: the one whose digest cannot be made keeps no other from theirs.
      if (trying.length === 1) failed.set(one.reader.id, error);
      most = 1;
    }
  }
  // It is tried again with the next round, and the log has it.
  const [first] = failed;
  if (first) throw new Error(`the digest of ${first[0]} cannot be made`, { cause: first[1] });
  return made;
}

/** People whose digest cannot be made, by id, and why. */
type Failed = Map<string, unknown>;

/** What can be told of each; whoever it cannot be told of is noted, and keeps no other from theirs. */
function toldOf<T>(readers: Iterable<ReaderRow>, failed: Failed, tell: (reader: ReaderRow) => T[]): T[] {
  return [...readers].flatMap((reader) => {
    try {
      return tell(reader);
    } catch (error) {
      failed.set(reader.id, error);
      return [];
    }
  });
}

async function dueDigests(
  manager: EntityManager,
  { settings, now, failed }: { settings: MessageSettings; now: number; failed: Failed },
): Promise<Due[]> {
  const standard = Object.values(settings.groups).some(({ standard }) => standard.when === 'digest');
  const people = await manager.query<{ id: string }[]>(
    `SELECT p.id FROM people p WHERE p.active AND ($1 OR EXISTS (
       SELECT 1 FROM notification_preferences f WHERE f.person_id = p.id)) ORDER BY p.id`,
    [standard],
  );
  const readers = await loadReaders(
    manager,
    people.map(({ id }) => id),
  );
  const made = await manager.query<{ person_id: string; at: number }[]>(
    `SELECT person_id, floor(extract(epoch FROM max(made_at)) * 1000)::float8 AS at FROM digests GROUP BY person_id`,
  );
  const last = new Map(made.map(({ person_id, at }) => [person_id, at]));
  const wanting = toldOf(readers.values(), failed, (reader) =>
    wantsDigest(reader.preferences, settings) ? [reader] : [],
  );
  const calendars = await presentCalendarsOf(
    manager,
    wanting.map(({ id }) => id),
  );
  return toldOf(wanting, failed, (reader) => {
    const calendar = calendars[reader.id];
    const { at } = reader.preferences.digest;
    const date = calendar ? digestDue({ calendar, at }, now, last.get(reader.id) ?? null) : null;
    return date === null ? [] : [{ reader, date }];
  });
}

/** Whoever has no digest any more gets what was put off for it now. */
async function release(manager: EntityManager, settings: MessageSettings, failed: Failed): Promise<void> {
  const waiting = await manager.query<{ person_id: string }[]>(
    `SELECT DISTINCT person_id FROM notifications WHERE push = 'digest'`,
  );
  const readers = await loadReaders(
    manager,
    waiting.map(({ person_id }) => person_id),
  );
  const without = toldOf(readers.values(), failed, (reader) =>
    wantsDigest(reader.preferences, settings) ? [] : [reader],
  );
  if (without.length > 0)
    await manager.query(`UPDATE notifications SET push = 'pending' WHERE push = 'digest' AND person_id = ANY($1)`, [
      without.map(({ id }) => id),
    ]);
}

async function make(
  manager: EntityManager,
  due: Due[],
  { settings, able, now }: { settings: MessageSettings; able: ReadonlySet<PushChannel>; now: number },
): Promise<void> {
  const taken = await manager.query<{ person_id: string }[]>(
    `INSERT INTO digests (person_id, local_date, entries, made_at)
     SELECT x.p, x.d, 0, to_timestamp($2 / 1000.0) FROM jsonb_to_recordset($1::jsonb) AS x(p uuid, d date)
     ON CONFLICT DO NOTHING RETURNING person_id`,
    [JSON.stringify(due.map(({ reader, date }) => ({ p: reader.id, d: date }))), now],
  );
  const mine = new Set(taken.map(({ person_id }) => person_id));
  const todo = due.filter(({ reader }) => mine.has(reader.id));
  const sections = await digestSections(
    manager,
    todo.map(({ reader }) => ({ id: reader.id, timeZone: reader.timeZone })),
    now,
  );
  const deliveries: NewDelivery[] = [];
  const pushes: NewPush[] = [];
  for (const { reader, date } of todo) {
    const content = { date, sections: sections.get(reader.id) ?? [] };
    if (content.sections.length === 0) continue;
    const exists = (channel: PushChannel): boolean => settings.channels[channel] && able.has(channel);
    const way = waysOf(reader.preferences.digest.channels, reader, exists);
    const carried = notificationsIn(content.sections);
    if (way.kind === 'unreachable')
      pushes.push(
        ...carried.map((notificationId) => ({
          notificationId,
          channel: 'inbox',
          deliveryId: null,
          because: way.because,
        })),
      );
    else
      for (const { channel, because } of way.ways) {
        const delivery = { ...deliveryTo(reader, channel), kind: 'digest' as const, content };
        deliveries.push(delivery);
        pushes.push(
          ...carried.map((notificationId) => ({ notificationId, channel, deliveryId: delivery.id, because })),
        );
      }
  }
  await insertDeliveries(manager, deliveries);
  await insertPushes(manager, pushes);
  await manager.query(`UPDATE notifications SET push = 'routed' WHERE push = 'digest' AND id = ANY($1)`, [
    pushes.map(({ notificationId }) => notificationId),
  ]);
  await manager.query(
    `UPDATE digests d SET entries = x.n FROM jsonb_to_recordset($1::jsonb) AS x(p uuid, d date, n integer)
     WHERE d.person_id = x.p AND d.local_date = x.d`,
    [
      JSON.stringify(
        todo.map(({ reader, date }) => ({
          p: reader.id,
          d: date,
          n: (sections.get(reader.id) ?? []).reduce((sum, { count }) => sum + count, 0),
        })),
      ),
    ],
  );
}

/** What of the digest was a message of its own; the rest waits for the next morning. */
function notificationsIn(sections: DigestSection[]): number[] {
  return sections.flatMap(({ entries }) =>
    entries.flatMap(({ part }) => {
      const id = /^notification\.(\d+)$/.exec(part)?.[1];
      return id === undefined ? [] : [Number(id)];
    }),
  );
}
