import type { Instant } from '../time.js';
import type { FactsNow, Said } from './facts-now.js';
import { describeNotification, type NotificationText } from './messages.js';
import { tellsNewDue, topicOf, untrueBecause } from './still-true.js';

/** A message that is about to leave, with what it speaks of as it stands now. */
export interface Leaving {
  id: number;
  /** The record it speaks of, the same text for the same one. */
  about: string;
  said: Said;
  title: string;
  body: string;
  now: FactsNow;
  /** Its reader sees the record, as things stand. */
  isSeen: boolean;
}

/** What becomes of a message that was about to leave. */
export type Verdict =
  | { id: number; kind: 'leaves'; text: NotificationText; anew: boolean }
  /** It is no longer so. */
  | { id: number; kind: 'dropped'; because: string }
  /** A later one says it, in the same letter. */
  | { id: number; kind: 'said'; by: number };

/** What leaves of the messages that were combined for one reader, in their order. @param at when they leave */
export function judge(messages: readonly Leaving[], at: Instant): Verdict[] {
  const last = new Map<string, number>();
  const untrue = new Map(
    messages.map((message) => [
      message.id,
      message.isSeen ? untrueBecause(message.said, message.now, at) : 'its reader does not see it any more',
    ]),
  );
  for (const message of messages) if (untrue.get(message.id) === null) last.set(topicKey(message), message.id);
  return messages.map((message): Verdict => {
    const { id } = message;
    const because = untrue.get(id) ?? null;
    if (because !== null) return { id, kind: 'dropped', because };
    const by = last.get(topicKey(message)) ?? id;
    if (by !== id) return { id, kind: 'said', by };
    const text = saidNow(message);
    return { id, kind: 'leaves', text, anew: text.title !== message.title || text.body !== message.body };
  });
}

function topicKey({ id, about, said }: Leaving): string {
  const topic = topicOf(said.kind);
  return topic === null ? `${id}` : `${about} ${topic} ${said.meantFor ?? ''}`;
}

/** Its words as the facts are now; as they were written where it is not known what went into them. */
function saidNow({ said, now, title, body }: Leaving): NotificationText {
  if (said.facts === null) return { title, body };
  const { facts } = said;
  const dueText = now.dueText === null || facts.dueText === undefined ? {} : { dueText: now.dueText };
  const newDueText =
    now.dueText === null || said.dueAt === now.dueAt || facts.newDueText === undefined || !tellsNewDue(said.kind)
      ? {}
      : { newDueText: now.dueText };
  // The end of what is lent comes nearer when its risk is rated anew.
  const endsText = now.dueText === null || facts.endsText === undefined ? {} : { endsText: now.dueText };
  const named = {
    ...(now.title === null || facts.itemTitle === '' ? {} : { itemTitle: now.title }),
    ...(now.ownerName === null || facts.ownerName === undefined ? {} : { ownerName: now.ownerName }),
  };
  return describeNotification(said.kind, { ...facts, ...named, ...dueText, ...newDueText, ...endsText });
}
