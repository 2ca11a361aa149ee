import type { EntityManager } from 'typeorm';
import { judge, type Leaving, type Verdict } from '../../domain/notification/judge.js';
import type { Reading } from '../../domain/access/sight.js';
import type { Instant } from '../../domain/time.js';
import { unseenBy, type Subject } from '../people/unseen-subjects.js';
import { digestAnew } from './digest-anew.js';
import { namedBesides, withoutUnseen, type Besides } from './named-besides.js';
import { loadFactsNow, type Spoken } from './facts-now.js';
import type { Delivery, DeliveryMessage } from './queue.js';

/**
 * Asks again, of deliveries about to leave, whether what they say is still so, and whether their reader sees what it is about. Gives what is left of each; what is dropped,
 * said in one with another or said anew is written down with the reason, and so are deliveries of which nothing is left.
 */
export async function askAgain(
  manager: EntityManager,
  deliveries: Delivery[],
  reading: Reading,
  at: Instant,
): Promise<Delivery[]> {
  const messages = deliveries.flatMap((delivery) =>
    delivery.messages.map((message) => ({ message, spoken: spokenOf(delivery, message) })),
  );
  const factsOf = await loadFactsNow(
    manager,
    messages.map(({ spoken }) => spoken),
    at,
  );
  const besides = await namedBesides(manager, deliveries);
  const unseen = await unseenBy(manager, toldBy(deliveries, besides), reading);
  const verdicts = new Map<string, Verdict[]>();
  for (const delivery of deliveries)
    verdicts.set(
      delivery.id,
      judge(
        delivery.messages.map((message) => leavingOf(delivery, message, factsOf, unseen)),
        at,
      ).map((verdict) => withoutUnseen(verdict, delivery, besides, unseen)),
    );
  const left = deliveries.map((delivery) => leftOf(delivery, verdicts.get(delivery.id) ?? []));
  const digests = await digestAnew(manager, left, at);
  const leaving = left.flatMap((delivery) => {
    // What a report may say still is asked where it is written.
    if (delivery.kind === 'test' || delivery.kind === 'report') return [delivery];
    if (delivery.kind === 'messages') return delivery.messages.length > 0 ? [delivery] : [];
    const content = digests.get(delivery.id);
    return content && content.sections.length > 0 ? [{ ...delivery, content }] : [];
  });
  await saveVerdicts(manager, verdicts);
  await saveDropped(
    manager,
    deliveries.filter(({ id }) => !leaving.some((one) => one.id === id)).map(({ id }) => id),
    verdicts,
  );
  return leaving;
}

function spokenOf({ personId, timeZone }: Delivery, { subjectKind, subjectId }: DeliveryMessage): Spoken {
  return { subjectKind, subjectId, readerId: personId, timeZone };
}

function leavingOf(
  delivery: Delivery,
  message: DeliveryMessage,
  factsOf: Awaited<ReturnType<typeof loadFactsNow>>,
  unseen: ReadonlySet<string>,
): Leaving {
  const { id, kind, role, title, body, cycle, said, subjectKind, subjectId } = message;
  return {
    id,
    about: `${subjectKind}/${subjectId}`,
    title,
    body,
    said: {
      kind,
      role,
      meantFor: delivery.personId === null ? null : (said?.meantFor ?? delivery.personId),
      dueAt: said?.dueAt ?? null,
      cycle,
      phaseName: said?.facts.phaseName ?? null,
      facts: said?.facts ?? null,
    },
    now: factsOf(spokenOf(delivery, message)),
    isSeen: !unseen.has(`${delivery.personId ?? ''}/${subjectId}`),
  };
}

/** What each person is about to be told of; rooms are told what those who set them up wanted. */
function toldBy(deliveries: Delivery[], besides: Besides): Map<string, Subject[]> {
  const told = new Map<string, Subject[]>();
  for (const { personId, messages } of deliveries) {
    if (personId === null) continue;
    const subjects = [
      ...messages.map(({ subjectKind: kind, subjectId: id }) => ({ kind, id })),
      ...besides.map(({ id }) => ({ kind: 'action_item', id })),
    ];
    told.set(personId, [...(told.get(personId) ?? []), ...subjects]);
  }
  return told;
}

function leftOf(delivery: Delivery, verdicts: Verdict[]): Delivery {
  const texts = new Map(verdicts.flatMap((one) => (one.kind === 'leaves' ? [[one.id, one.text] as const] : [])));
  const messages = delivery.messages.flatMap((message) => {
    const text = texts.get(message.id);
    return text ? [{ ...message, ...text }] : [];
  });
  return { ...delivery, messages };
}

async function saveVerdicts(manager: EntityManager, verdicts: Map<string, Verdict[]>): Promise<void> {
  const rows = [...verdicts].flatMap(([delivery, list]) =>
    list.flatMap((verdict): { d: string; n: number; x?: string; a?: object; b?: string }[] => {
      const row = { d: delivery, n: verdict.id };
      if (verdict.kind === 'dropped') return [{ ...row, x: verdict.because }];
      if (verdict.kind === 'said') return [{ ...row, b: 'said in one with a later message about it' }];
      return verdict.anew ? [{ ...row, a: verdict.text, b: 'said anew: the facts have changed' }] : [];
    }),
  );
  if (rows.length === 0) return;
  await manager.query(
    `UPDATE notification_pushes u SET dropped = x.x, anew = coalesce(x.a, u.anew), because = coalesce(x.b, u.because)
     FROM jsonb_to_recordset($1::jsonb) AS x(d uuid, n bigint, x text, a jsonb, b text)
     WHERE u.delivery_id = x.d AND u.notification_id = x.n`,
    [JSON.stringify(rows)],
  );
}

async function saveDropped(manager: EntityManager, ids: string[], verdicts: Map<string, Verdict[]>): Promise<void> {
  if (ids.length === 0) return;
  const why = ids.map((id) => {
    const reasons = (verdicts.get(id) ?? []).flatMap((one) => (one.kind === 'dropped' ? [one.because] : []));
    return { d: id, w: reasons.length > 0 ? [...new Set(reasons)].join('; ') : 'nothing of it is so any more' };
  });
  await manager.query(
    `UPDATE deliveries d SET state = 'dropped', last_error = x.w, attempts = greatest(0, d.attempts - 1), leased_until = NULL
     FROM jsonb_to_recordset($1::jsonb) AS x(d uuid, w text) WHERE d.id = x.d AND d.state = 'pending'`,
    [JSON.stringify(why)],
  );
}
