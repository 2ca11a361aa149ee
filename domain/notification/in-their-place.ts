import type { NotificationKind } from './messages.js';
import type { Recipient } from '../person/recipients.js';

/** Somebody who was to be told and has left; their manager where that one is there. */
export interface Leaver {
  name: string;
  managerId: string | null;
}

/** Those who are there and answer for it. */
export interface Answering {
  programManagerId: string | null;
  administrators: readonly string[];
}

/** What is news to nobody but the one who has left. */
const theirsAlone: ReadonlySet<NotificationKind> = new Set([
  'reassigned',
  'no_longer_asked',
  'withdrawn',
  'question_answered',
  'extension_taken_back',
  'handed_over',
  'token_made',
  'delegation_planned',
  'delegation_started',
  'delegation_ended',
]);

/**
 * Whom a message reaches where some of those it was meant for have left. While one of them is there, that one hears of it;
 * otherwise whoever can hand over what is theirs: the program manager, or their own manager and those who administer.
 */
export function inTheirPlace(
  kind: NotificationKind,
  to: readonly Recipient[],
  leavers: ReadonlyMap<string, Leaver>,
  { programManagerId, administrators }: Answering,
): Recipient[] {
  const there = to.filter(({ personId }) => !leavers.has(personId));
  if (there.length > 0 || theirsAlone.has(kind)) return there;
  const found = new Map<string, Recipient>();
  for (const { personId: id } of to) {
    const { name = '', managerId = null } = leavers.get(id) ?? {};
    const own = managerId === null ? [] : [managerId];
    for (const personId of programManagerId === null ? [...own, ...administrators] : [programManagerId])
      if (!found.has(personId)) found.set(personId, { personId, role: 'in_place', for: { id, name } });
  }
  return [...found.values()];
}
