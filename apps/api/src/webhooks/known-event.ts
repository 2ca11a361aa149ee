import { nearest } from '../../../../domain/text/near.js';
import { eventTypes } from '../../../../domain/webhook/event-types.js';
import { isEventFilter } from '../../../../domain/webhook/event-filter.js';

/** Whether something is recorded under it: `*`, `item.*` or `item.escalated`. */
export function isKnownEvent(text: unknown): boolean {
  if (!isEventFilter(text)) return false;
  if (text === '*') return true;
  return text.endsWith('.*')
    ? eventTypes.some((type) => type.startsWith(text.slice(0, -1)))
    : eventTypes.includes(text);
}

/** Of many that are unknown, the first are named. */
const mostNamed = 10;

/** What is wrong with event filters, and all that there are. */
export function unknownEvents(value: unknown): string {
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  const unknown = entries
    .slice(0, mostNamed)
    .filter((entry) => !isKnownEvent(entry))
    .map((entry) =>
      typeof entry === 'string' ? entry.slice(0, 100).toWellFormed() : JSON.stringify(entry).slice(0, 100),
    );
  const near = unknown.flatMap((text) => nearest(text, eventTypes, 3));
  return [
    `must be event types such as item.escalated, item.* or *.`,
    unknown.length > 0 ? `There is no ${unknown.map((text) => `"${text}"`).join(', ')}.` : '',
    near.length > 0 ? `Near it: ${near.join(', ')}.` : '',
    `There are: ${eventTypes.join(', ')}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
