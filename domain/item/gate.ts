import type { ItemChange } from './change.js';
import { Refusal } from '../refusal.js';
import { describeInstant } from '../time.js';
import { holdingUp, letsStartFrom, predecessorName } from './predecessor.js';

/**
 * Whether the work may begin: an item that has not been started waits for the others that it depends on. What has begun
 * is not stopped by one that is opened again, or named later.
 *
 * @throws Refusal `waits-for` naming them
 */
export function requireStartable(change: ItemChange): void {
  const { began: subject, current: item, at } = change;
  if (item.status !== 'open') return;
  const waits = holdingUp(subject.waitsFor, at, subject.calendar);
  if (waits.length === 0) return;
  const named = waits.map((predecessor) => {
    const from = letsStartFrom(predecessor, subject.calendar);
    const why =
      from === null
        ? predecessor.status.replace('_', ' ')
        : `done; it may start from ${describeInstant(from, item.due.zone)}`;
    return { from, text: `${predecessorName(predecessor)} (${why})`, predecessor };
  });
  throw new Refusal(
    'waits-for',
    `It waits for ${named.map(({ text }) => text).join(', ')}. See to those first, or take the dependency away.`,
    {
      waitsFor: named.map(({ from, predecessor: { itemId, number, title, status } }) => ({
        id: itemId,
        key: `AI-${number}`,
        title,
        status,
        from: from === null ? null : new Date(from).toISOString(),
      })),
    },
  );
}
