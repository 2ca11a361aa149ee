import type { EntityManager } from 'typeorm';
import { fireDueSteps } from '../../domain/item/fire.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { itemStatuses, isLive } from '../../domain/item/table.js';
import { loadItemRecords } from '../items/load-items.js';

/** What happens at once because of an import, before anybody looks at it. */
export interface SetOff {
  /** Items whose due date has passed: they breach. */
  breaching: number;
  /** Items that go to somebody with more accountability. */
  escalating: number;
  messages: number;
  /** Ids of those who are told. */
  people: string[];
}

/**
 * What new items set off at the first look of the clock, and items that were changed have set off already. Found out by
 * the rules that will do it; nothing is written.
 *
 * @param since id of the last message before the items were changed
 */
export async function setOffBy(
  manager: EntityManager,
  items: { created: string[]; changed: string[]; wereOverdue: ReadonlySet<string> },
  at: number,
  since: string,
): Promise<SetOff> {
  const late = await manager.query<{ id: string }[]>(
    'SELECT id FROM action_items WHERE id = ANY($1) AND status = ANY($2) AND due_at <= to_timestamp($3 / 1000.0)',
    [items.created, itemStatuses.filter(isLive), at],
  );
  const cases = await loadItemRecords(
    manager,
    late.map(({ id }) => id),
    { at, forFiring: true },
  );
  const people = new Set<string>();
  let breaching = 0;
  let escalating = 0;
  let messages = 0;
  for (const subject of cases) {
    const { events, notices } = fireDueSteps(noOutcome(subject), at);
    if (events.some(({ type }) => type === 'item.breached')) breaching += 1;
    if (events.some(({ type }) => type === 'item.escalated')) escalating += 1;
    for (const { to } of notices) {
      messages += to.length;
      for (const { personId } of to) people.add(personId);
    }
  }
  const changed = await setOffAlready(manager, items, since);
  for (const person of changed.people) people.add(person);
  return {
    breaching: breaching + changed.breaching,
    escalating: escalating + changed.escalating,
    messages: messages + changed.messages,
    people: [...people],
  };
}

async function setOffAlready(
  manager: EntityManager,
  { changed, wereOverdue }: { changed: string[]; wereOverdue: ReadonlySet<string> },
  since: string,
): Promise<SetOff> {
  const overdue = await manager.query<{ id: string; level: number }[]>(
    'SELECT id, ladder_level AS level FROM action_items WHERE id = ANY($1) AND overdue',
    [changed.filter((id) => !wereOverdue.has(id))],
  );
  const told = await manager.query<{ id: string }[]>(
    'SELECT person_id AS id FROM notifications WHERE subject_id = ANY($1) AND id > $2',
    [changed, since],
  );
  return {
    breaching: overdue.length,
    escalating: overdue.filter(({ level }) => level > 0).length,
    messages: told.length,
    people: [...new Set(told.map(({ id }) => id))],
  };
}

/** The last message there is. */
export async function lastMessage(manager: EntityManager): Promise<string> {
  const [row] = await manager.query<{ id: string }[]>('SELECT coalesce(max(id), 0)::text AS id FROM notifications');
  return row?.id ?? '0';
}

export function together(parts: SetOff[]): SetOff {
  const sum = (of: (part: SetOff) => number): number => parts.reduce((total, part) => total + of(part), 0);
  return {
    breaching: sum(({ breaching }) => breaching),
    escalating: sum(({ escalating }) => escalating),
    messages: sum(({ messages }) => messages),
    people: [...new Set(parts.flatMap(({ people }) => people))],
  };
}
