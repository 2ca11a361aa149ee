import type { EntityManager } from 'typeorm';
import { saveNotices } from '../../../../database/inbox/save-notices.js';
import { endAccessOf } from '../../../../database/leaving/end-access.js';
import { selfAndAbove } from '../../../../database/people/above.js';
import { holdingsOf, type Holding } from '../../../../database/people/holdings.js';
import type { PersonRow } from '../../../../database/people/people.js';
import { administratorsNow } from '../../../../database/people/standing.js';
import { endReportsOf } from '../../../../database/governance-reports/subscriptions.js';
import { endViewsOf } from '../../../../database/views/leaving.js';
import { saveEvents } from '../../../../database/trail/events.js';
import type { Recipient } from '../../../../domain/person/recipients.js';
import type { Asked } from '../commands/asked.js';

/**
 * Whoever has left gets in no more by any way, from this transaction on; and whoever can see to it is told what still hangs
 * on them: the nearest above them who is there, else those who administer.
 */
export async function theyLeft(manager: EntityManager, person: PersonRow, { actor, key }: Asked): Promise<void> {
  const at = Date.now();
  const ended = await endAccessOf(manager, person.id);
  await endViewsOf(manager, person.id);
  await endReportsOf(manager, person.id);
  const eventKey = `person/${person.id}#left:${actor.id}:${key}`;
  const held = (await holdingsOf(manager, person.id)).filter(
    // Whoever is told may not see what a view names.
    ({ kind }) => kind !== 'decision' && kind !== 'view',
  );
  const event = { key: eventKey, type: 'person.left', at, actorId: actor.id, version: person.version + 1 };
  const data = { ...ended, holds: held.length };
  await saveEvents(manager, [
    { subjectKind: 'person', subjectId: person.id, programId: null, event: { ...event, data } },
  ]);
  const to = held.length === 0 ? [] : await whoSeesToIt(manager, person, actor.id);
  if (to.length === 0) return;
  const handed = {
    ...{ from: person.name, to: '', items: false },
    count: held.length,
    what: held.slice(0, mostNamed).map(lineOf),
  };
  const notice = { eventKey, kind: 'left_with_work' as const, to, channels: ['inbox', 'email'] as const, at };
  await saveNotices(manager, [
    {
      subjectKind: 'person',
      subjectId: person.id,
      programId: null,
      facts: { itemTitle: '', itemNumber: null, programName: '' },
      notice: { ...notice, channels: [...notice.channels], facts: { handed } },
    },
  ]);
}

/** Whoever did it has the list in the answer. */
async function whoSeesToIt(manager: EntityManager, { id }: PersonRow, byId: string): Promise<Recipient[]> {
  const [, ...above] = await selfAndAbove(manager, id);
  const nearest = above.find(({ active }) => active);
  if (nearest && nearest.id !== byId) return [{ personId: nearest.id, role: 'owner_manager' }];
  const others = (await administratorsNow(manager)).filter((one) => one !== byId && one !== id);
  return others.map((personId) => ({ personId, role: 'administrator' }));
}

/** Things that one message names; the rest are counted. */
export const mostNamed = 30;

export function lineOf({ kind, name, part }: Holding): string {
  return `${name} (${kind === 'program' ? part.replaceAll('_', ' ') : kind.replaceAll('_', ' ')})`;
}
