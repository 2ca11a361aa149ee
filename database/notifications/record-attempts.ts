import type { DataSource, EntityManager } from 'typeorm';
import type { PushChannel } from '../../domain/notification/channels.js';
import type { SendResult } from '../../domain/notification/send-result.js';
import { nextAttempt, type Next } from '../../domain/notification/next-attempt.js';
import { loadMessageSettings } from './message-settings.js';
import { insertDeliveries, insertPushes, type NewDelivery, type NewPush } from './new-deliveries.js';
import type { Delivery } from './queue.js';
import { deliveryTo } from './route-pending.js';
import { loadReaders } from './readers.js';
import { lockServer, saveServer, type Server } from './servers.js';
import { databaseTime } from '../sql/database-time.js';

export interface Attempt {
  delivery: Pick<
    Delivery,
    'id' | 'attempts' | 'putOff' | 'offeredSince' | 'attemptedAt' | 'channel' | 'personId' | 'kind'
  >;
  /** Where it went, as it may be shown. */
  address: string;
  messageId: string | null;
  result: SendResult;
}

/**
 * Writes down how attempts by one server went. What failed is tried again later each time; being put off by a limit does
 * not count as an attempt, nor what is the server's fault or ours. A webhook that is dead is made up for by mail, where the
 * person has it.
 *
 * @param server null: it is not known where they went
 */
export async function recordAttempts(
  dataSource: DataSource,
  server: Server | null,
  attempts: Attempt[],
  able: ReadonlySet<PushChannel>,
): Promise<void> {
  if (attempts.length === 0) return;
  await dataSource.transaction(async (manager) => {
    const now = await databaseTime(manager);
    const before = server === null ? null : await lockServer(manager, server);
    const readers = await mailedReaders(manager, attempts, able);
    const rows = attempts.map((attempt) => {
      const { attempts: nth, putOff, offeredSince, attemptedAt, personId } = attempt.delivery;
      const next = nextAttempt(attempt.result, {
        attempts: nth,
        putOff,
        waitedMs: now - offeredSince,
        tookOthers: before !== null && before.tookAt !== null && before.tookAt > (attemptedAt ?? offeredSince),
        mailInstead: personId !== null && readers.has(personId),
      });
      return rowOf(attempt, next);
    });
    const [written] = await manager.query<[{ id: string; state: string; channel: string }[], number]>(
      `UPDATE deliveries d SET leased_until = NULL, attempted_at = to_timestamp($2 / 1000.0), address = x.address,
         message_id = x.message_id, answer = x.answer, last_error = CASE WHEN x.state <> 'sent' THEN x.answer END,
         fault = x.fault, state = x.state, attempts = CASE WHEN x.counts THEN d.attempts ELSE greatest(0, d.attempts - 1) END,
         put_off = CASE WHEN x.counts THEN 0 ELSE d.put_off + 1 END, server = $3,
         sent_at = CASE WHEN x.state = 'sent' THEN now() END,
         next_attempt_at = CASE WHEN x.state = 'pending' THEN now() + make_interval(secs => x.pause) ELSE d.next_attempt_at END
       FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, address text, message_id text, answer text, fault text, state text,
         counts boolean, pause double precision, nth integer)
       WHERE d.id = x.id AND d.state = 'pending' AND (x.state = 'sent' OR d.attempts = x.nth)
       RETURNING d.id, d.state, d.channel`,
      [JSON.stringify(rows), now, server?.name ?? null],
    );
    if (server !== null && before !== null)
      await saveServer(
        manager,
        server,
        before,
        attempts.map(({ result }) => result),
        now,
      );
    await makeUp(
      manager,
      written.filter(({ state, channel }) => state === 'dead' && channel !== 'email').map(({ id }) => id),
      able,
    );
  });
}

/** Those of the readers of a chat whom mail would reach. */
async function mailedReaders(
  manager: EntityManager,
  attempts: Attempt[],
  able: ReadonlySet<PushChannel>,
): Promise<Set<string>> {
  const people = attempts.flatMap(({ delivery: { channel, personId, kind } }) =>
    channel === 'email' || personId === null || kind === 'test' ? [] : [personId],
  );
  if (people.length === 0 || !able.has('email')) return new Set();
  const readers = await loadReaders(manager, people);
  return new Set([...readers.values()].flatMap(({ id, active, addresses }) => (active && addresses.email ? [id] : [])));
}

function rowOf({ delivery, address, messageId, result }: Attempt, next: Next): object {
  return {
    id: delivery.id,
    // Whoever took too long, and whose letter another took meanwhile, says only that it was taken.
    nth: delivery.attempts,
    address,
    message_id: messageId,
    answer: result.answer,
    fault: result.outcome === 'sent' ? null : result.fault,
    state: next.state,
    counts: next.state !== 'pending' || next.counts,
    pause: next.state === 'pending' ? next.pauseMs / 1_000 : 0,
  };
}

/** Mails in the place of webhooks that are dead; each once. */
async function makeUp(manager: EntityManager, ids: string[], able: ReadonlySet<PushChannel>): Promise<void> {
  if (ids.length === 0 || !able.has('email')) return;
  const { settings } = await loadMessageSettings(manager);
  if (!settings.channels.email) return;
  const dead = await manager.query<
    {
      id: string;
      channel: string;
      person_id: string;
      kind: 'messages' | 'digest';
      content: NewDelivery['content'] | null;
      messages: string[];
    }[]
  >(
    `SELECT d.id, d.channel, d.person_id, d.kind, d.content, array(
       SELECT u.notification_id FROM notification_pushes u WHERE u.delivery_id = d.id AND u.dropped IS NULL AND NOT EXISTS (
         SELECT 1 FROM notification_pushes o WHERE o.notification_id = u.notification_id AND o.channel = 'email'))::text[] AS messages
     FROM deliveries d WHERE d.id = ANY($1) AND d.person_id IS NOT NULL AND d.kind NOT IN ('test', 'report')
       AND NOT EXISTS (SELECT 1 FROM deliveries i WHERE i.instead_of = d.id)`,
    [ids],
  );
  const readers = await loadReaders(
    manager,
    dead.map(({ person_id }) => person_id),
  );
  const deliveries: NewDelivery[] = [];
  const pushes: NewPush[] = [];
  for (const { id, channel, person_id, kind, content, messages } of dead) {
    const reader = readers.get(person_id);
    if (!reader?.active || !reader.addresses.email || (messages.length === 0 && kind !== 'digest')) continue;
    const mail = deliveryTo(reader, 'email');
    deliveries.push({ ...mail, kind, insteadOf: id, ...(content ? { content } : {}) });
    for (const notificationId of messages)
      pushes.push({
        notificationId: Number(notificationId),
        channel: 'email',
        deliveryId: mail.id,
        because: `${channel} could not be delivered`,
      });
  }
  await insertDeliveries(manager, deliveries);
  await insertPushes(manager, pushes);
}
