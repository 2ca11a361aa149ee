import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { summarise } from '../../domain/rehearsal/summarise.js';
import { unseenAmong } from '../access/unseen.js';
import type { RehearsalResult, RehearsedEvent } from './rehearsals.js';

/**
 * What came out of a rehearsal, as far as somebody sees the records that were played: what is restricted inside a program that
 * they see is not in its timeline, and who would be told of it is not counted.
 */
export async function resultAsSeen(
  manager: EntityManager,
  sight: Sight | undefined,
  result: RehearsalResult | null,
): Promise<RehearsalResult | null> {
  if (result === null || sight === undefined || sight.all) return result;
  const leftOf = result.leftOf ?? {};
  const ids = [...result.timeline.flatMap((event) => subjectOf(event) ?? []), ...Object.keys(leftOf)];
  const unseen = await unseenAmong(manager, sight, ids);
  const timeline = result.timeline.filter((event) => isSeen(event, unseen));
  const left = Object.entries(leftOf).filter(([id]) => !unseen.has(id));
  if (timeline.length === result.timeline.length && left.length === Object.keys(leftOf).length) return result;
  // Messages are kept with their events alone: what is not in the timeline any more is not counted here.
  const people = summarise(timeline.flatMap(messagesOf));
  return {
    messages: people.reduce((sum, { messages }) => sum + messages, 0),
    letters: people.reduce((sum, { letters }) => sum + letters, 0),
    ...{ people, timeline },
    left: left.reduce((sum, [, n]) => sum + n, 0),
  };
}

function subjectOf({ subjectId, item }: RehearsedEvent): string | undefined {
  return subjectId ?? item?.id;
}

/** Of what was played before it was kept whose it is, only what is of the program itself is known to be seen. */
function isSeen(event: RehearsedEvent, unseen: ReadonlySet<string>): boolean {
  const id = subjectOf(event);
  return id === undefined ? /^(?:program|phase)\./.test(event.type) : !unseen.has(id);
}

function messagesOf({ at, told, type, level }: RehearsedEvent) {
  return told.map(({ person: { id: personId, name }, kind, ...message }) => ({
    ...{ personId, name, at, kind: kind ?? type },
    level: message.level ?? level,
  }));
}
