import type { EntityManager } from 'typeorm';
import type { Verdict } from '../../domain/notification/judge.js';
import { itemsNamed, withoutItems, type Untold } from '../../domain/text/named-items.js';
import type { Delivery, DeliveryMessage } from './queue.js';

/** Items that messages name besides the record that they are about: what it waited for, what it follows from. */
export type Besides = (Untold & { id: string })[];

/** Of messages that are about to leave to people. */
export async function namedBesides(manager: EntityManager, deliveries: readonly Delivery[]): Promise<Besides> {
  const numbers = deliveries.flatMap(({ personId, messages }) =>
    personId === null ? [] : messages.flatMap(otherItems),
  );
  if (numbers.length === 0) return [];
  const rows = await manager.query<{ id: string; number: string; title: string }[]>(
    'SELECT id, number, title FROM action_items WHERE number = ANY($1::bigint[])',
    [[...new Set(numbers)]],
  );
  return rows.map(({ number, ...row }) => ({ ...row, number: Number(number) }));
}

/** What it is about is seen, or it does not leave. */
function otherItems({ title, body, said }: DeliveryMessage): number[] {
  const own = said?.facts.itemNumber ?? null;
  return itemsNamed(`${title}\n${body}`, 'all').filter((number) => number !== own);
}

/** The verdict, without the items that the reader does not see. @param unseen `person/id` */
export function withoutUnseen(
  verdict: Verdict,
  { personId, messages }: Delivery,
  besides: Besides,
  unseen: ReadonlySet<string>,
): Verdict {
  if (verdict.kind !== 'leaves' || personId === null) return verdict;
  const untold = besides.filter(({ id }) => unseen.has(`${personId}/${id}`));
  if (untold.length === 0) return verdict;
  const text = {
    title: withoutItems(verdict.text.title, untold, 'all'),
    body: withoutItems(verdict.text.body, untold, 'all'),
  };
  const was = messages.find(({ id }) => id === verdict.id);
  return { ...verdict, text, anew: text.title !== was?.title || text.body !== was.body };
}
