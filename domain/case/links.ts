import type { EventDraft } from '../record/event.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';

/** What a case may be tied to. */
export const linkedKinds = ['action_item', 'program', 'exception', 'risk', 'case', 'review_round'] as const;
export type LinkedKind = (typeof linkedKinds)[number];

/** So many links a record has at most, at whichever end: more is a list of its own, and no help to whoever looks into one. */
export const mostLinks = 200;

/** An end of a link. */
export interface Linked {
  kind: LinkedKind;
  id: string;
  /** By which people call it; a program has none. */
  key: string | null;
  title: string;
}

/** A case and what it is tied to. */
export interface Link {
  one: Linked & { kind: 'case' };
  other: Linked;
}

/**
 * As a link is kept, once whoever asked: of two cases the one with the lesser id first.
 *
 * @throws Refusal `invalid-command` where it would tie a case to itself
 */
export function linkOf(one: Link['one'], other: Linked): Link {
  if (one.id === other.id)
    throw new Refusal('invalid-command', `${called(one)} cannot be linked to itself. Name another record.`, {
      path: 'to',
    });
  return isCase(other) && other.id < one.id ? { one: other, other: one } : { one, other };
}

/** @throws Refusal `invalid-command` where a record has as many links as it may have */
export function roomForLink(record: Linked, count: number): void {
  if (count >= mostLinks)
    throw new Refusal(
      'invalid-command',
      `${called(record)} has ${mostLinks} links, the most that there may be. Take one away first.`,
      { path: 'to' },
    );
}

const types = { linked: 'case.linked', unlinked: 'case.unlinked' } as const;

/**
 * What a link leaves in the trail, at each case that it ties: the other end is named there, so that only those read it who see both.
 *
 * @param what.key of the request
 */
export function linkEvents(
  { one, other }: Link,
  what: { done: 'linked' | 'unlinked'; key: string; actorId: string; at: Instant },
): { caseId: string; event: EventDraft }[] {
  const { done, key, actorId, at } = what;
  const eventOf = (of: Linked, to: Linked): { caseId: string; event: EventDraft } => ({
    caseId: of.id,
    event: {
      ...{ key: `case/${of.id}#${done}:${to.id}/${key}`, type: types[done], at, actorId, version: null },
      data: { record: { kind: to.kind, id: to.id, key: to.key, title: to.title } },
    },
  });
  return isCase(other) ? [eventOf(one, other), eventOf(other, one)] : [eventOf(one, other)];
}

function isCase(record: Linked): record is Link['one'] {
  return record.kind === 'case';
}

function called({ key, title }: Linked): string {
  return key ?? `“${title}”`;
}
