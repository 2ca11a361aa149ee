import type { EntityManager } from 'typeorm';
import { administers } from '../people/load-actor.js';
import type { NotificationKind } from '../../domain/notification/messages.js';
import { cut } from '../../domain/text/cut.js';
import type { Recipient } from '../../domain/person/recipients.js';
import { tellOfGivenUpEveryHours } from '../../domain/webhook/retry.js';
import { saveNotices } from '../inbox/save-notices.js';
import { saveEvents } from '../trail/events.js';
import { databaseTime } from '../sql/database-time.js';

interface Endpoint {
  id: string;
  name: string;
}

/** Longest answer of a receiver that is told on. */
const mostAnswer = 500;

/** An endpoint was switched off by the machine. */
export async function tellSwitchedOff(
  manager: EntityManager,
  { id, name, version }: Endpoint & { version: number },
  because: string,
): Promise<void> {
  const key = `webhook/${id}#disabled:v${version}`;
  const reason = cut(because, mostAnswer);
  const event = {
    key,
    type: 'webhook.disabled',
    at: await databaseTime(manager),
    actorId: null,
    version,
    data: { name, because: reason },
  };
  await saveEvents(manager, [{ subjectKind: 'webhook', subjectId: id, programId: null, event }]);
  await tell(manager, { id, name }, { key, kind: 'webhook_disabled', reason });
}

/** An endpoint takes events, but some it never took; said once a day at most. */
export async function tellGivenUp(manager: EntityManager, { id, name }: Endpoint, answer: string): Promise<void> {
  const [rows] = await manager.query<[{ at: number }[], number]>(
    `UPDATE webhook_endpoints SET told_given_up_at = now() WHERE id = $1 AND active
       AND coalesce(told_given_up_at, '-infinity') <= now() - make_interval(hours => $2)
     RETURNING floor(extract(epoch FROM told_given_up_at) * 1000)::float8 AS at`,
    [id, tellOfGivenUpEveryHours],
  );
  const [told] = rows;
  if (!told) return;
  const key = `webhook/${id}#given-up:${told.at}`;
  await tell(manager, { id, name }, { key, kind: 'webhook_given_up', reason: cut(answer, mostAnswer) });
}

/** Whoever added the endpoint, and all administrators. */
async function tell(
  manager: EntityManager,
  { id, name }: Endpoint,
  { key, kind, reason }: { key: string; kind: NotificationKind; reason: string },
): Promise<void> {
  const people = await manager.query<{ id: string; administrator: boolean }[]>(
    `SELECT p.id, ${administers('p')} AS administrator FROM people p JOIN webhook_endpoints e ON e.id = $1
     WHERE p.active AND (${administers('p')} OR p.id = e.created_by) ORDER BY p.id`,
    [id],
  );
  const to = people.map(({ id: personId, administrator }): Recipient => ({
    personId,
    role: administrator ? 'administrator' : 'requester',
  }));
  const at = await databaseTime(manager);
  await saveNotices(manager, [
    {
      subjectKind: 'webhook',
      subjectId: id,
      programId: null,
      facts: { itemTitle: name, itemNumber: null, programName: name },
      notice: { eventKey: key, kind, to, channels: ['inbox', 'email'], at, facts: { reason } },
    },
  ]);
}
