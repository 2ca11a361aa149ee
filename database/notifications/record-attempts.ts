import type { DataSource, EntityManager } from 'typeorm';
import type { PushChannel } from '../../domain/notification/channels.js';
import type { SendResult } from '../../domain/notification/send-result.js';
import { loadMessageSettings } from './message-settings.js';
import { insertDeliveries, insertPushes, type NewDelivery, type NewPush } from './new-deliveries.js';
import { deliveryTo } from './route-pending.js';
import { loadReaders } from './readers.js';

/** After so many attempts a delivery is dead: visible, and sent again only when somebody asks for it. */
export const mostAttempts = 8;

/** One that a vendor puts off for so long is dead too, however politely he asks to come again. */
const longestThrottledDays = 2;

export interface Attempt {
  id: string;
  attempts: number;
  /** Where it went, as it may be shown. */
  address: string;
  messageId: string | null;
  result: SendResult;
}

/**
 * Writes down how attempts went. What failed is tried again later each time, an hour at most; being put off by a
 * vendor's limit does not count as an attempt. A webhook that is dead is made up for by mail, where the person has it.
 */
export async function recordAttempts(
  dataSource: DataSource,
  attempts: Attempt[],
  able: ReadonlySet<PushChannel>,
): Promise<void> {
  if (attempts.length === 0) return;
  await dataSource.transaction(async (manager) => {
    const [dead] = await manager.query<[{ id: string }[], number]>(
      `UPDATE deliveries d SET address = x.address, message_id = x.message_id, answer = x.answer,
         last_error = CASE WHEN x.outcome <> 'sent' THEN x.answer END,
         state = CASE WHEN x.outcome = 'sent' THEN 'sent' WHEN x.outcome = 'refused' OR
           (NOT x.throttled AND x.attempts >= $2) OR (x.throttled AND d.created_at < now() - make_interval(days => $3))
           THEN 'dead' ELSE 'pending' END,
         attempts = CASE WHEN x.throttled THEN greatest(0, d.attempts - 1) ELSE d.attempts END,
         sent_at = CASE WHEN x.outcome = 'sent' THEN now() END,
         next_attempt_at = CASE WHEN x.outcome <> 'retry' THEN d.next_attempt_at
           ELSE now() + make_interval(secs => coalesce(x.after_ms / 1000, least(3600, 2 * power(3, x.attempts - 1)))) END
       FROM jsonb_to_recordset($1::jsonb)
         AS x(id uuid, address text, message_id text, outcome text, answer text, after_ms double precision, throttled boolean, attempts integer)
       WHERE d.id = x.id RETURNING d.id, d.state, d.channel`,
      [JSON.stringify(attempts.map(rowOf)), mostAttempts, longestThrottledDays],
    );
    await makeUp(
      manager,
      (dead as { id: string; state: string; channel: string }[])
        .filter(({ state, channel }) => state === 'dead' && channel !== 'email')
        .map(({ id }) => id),
      able,
    );
  });
}

function rowOf({ id, attempts, address, messageId, result }: Attempt): object {
  return {
    id,
    attempts,
    address,
    message_id: messageId,
    outcome: result.outcome,
    answer: result.answer,
    after_ms: result.outcome === 'retry' ? result.afterMs : null,
    throttled: result.outcome === 'retry' && result.throttled,
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
       SELECT u.notification_id FROM notification_pushes u WHERE u.delivery_id = d.id AND NOT EXISTS (
         SELECT 1 FROM notification_pushes o WHERE o.notification_id = u.notification_id AND o.channel = 'email'))::text[] AS messages
     FROM deliveries d WHERE d.id = ANY($1) AND d.person_id IS NOT NULL AND d.kind <> 'test'
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
