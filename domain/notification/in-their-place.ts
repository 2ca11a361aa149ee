import type { Recipient } from '../person/recipients.js';
import { messageOf, type NotificationKind } from './messages.js';

/** Somebody who was to be told and has left; their manager where that one is there. */
export interface Leaver {
  name: string;
  managerId: string | null;
}

/** Those who are there and answer for it. */
export interface Answering {
  programManagerId: string | null;
  administrators: readonly string[];
  /** Whose act it is: no news to them. */
  byId?: string | null;
}

/**
 * Whom a message reaches where some of those it was meant for have left. While one of them is there, that one hears of it;
 * otherwise whoever can hand over what is theirs: the program manager, or their own manager and those who administer.
 * Whoever did it themselves knows: then the next ones up hear of it, while there are any.
 */
export function inTheirPlace(
  kind: NotificationKind,
  to: readonly Recipient[],
  leavers: ReadonlyMap<string, Leaver>,
  answering: Answering,
): Recipient[] {
  const there = to.filter(({ personId }) => !leavers.has(personId));
  if (there.length > 0 || messageOf(kind).theirsAlone === true) return there;
  const found = new Map<string, Recipient>();
  for (const { personId: id } of to) {
    const leaver = leavers.get(id) ?? { name: '', managerId: null };
    for (const personId of whoAnswers(leaver, answering))
      if (!found.has(personId)) found.set(personId, { personId, role: 'in_place', for: { id, name: leaver.name } });
  }
  return [...found.values()];
}

function whoAnswers({ managerId }: Leaver, { programManagerId, administrators, byId }: Answering): readonly string[] {
  const first = programManagerId === null ? [] : [programManagerId];
  const next = [...(managerId === null ? [] : [managerId]), ...administrators];
  const others = [first, next].map((people) => people.filter((id) => id !== byId));
  // Where there is nobody else, better they than nobody.
  return [...others, first, next].find((people) => people.length > 0) ?? [];
}
