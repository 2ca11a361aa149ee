import type { ItemOutcome } from '../item/outcome.js';
import type { NotificationKind } from '../notification/messages.js';
import type { BulkKind } from './change.js';
import type { Hearer } from './moves.js';

/** Whom an operation tells of one item as it is carried out. */
export interface Tells {
  people: (Hearer & { kind: NotificationKind })[];
  /** People who are told besides. */
  more: number;
}

/** So many people are written out for an item. */
const mostPeopleShown = 20;

/** Null where nobody is told. The same person may be told of two things. */
export function tellsOf(kind: BulkKind, outcome: ItemOutcome): Tells | null {
  const told = outcome.notices.flatMap((notice) =>
    notice.to.map(({ personId, role }) => ({ personId, role, kind: notice.kind })),
  );
  const { item } = outcome.after;
  // A calendar's operation is quiet about each item: at its end it tells every owner once of all that moved.
  if (kind === 'calendar' && item.dueAt !== outcome.before.item.dueAt && item.status !== 'draft')
    told.push({ personId: item.ownerId, role: 'items_owner', kind: 'items_moved' });
  if (told.length === 0) return null;
  return { people: told.slice(0, mostPeopleShown), more: Math.max(0, told.length - mostPeopleShown) };
}
