import { readFilter, type Filter } from '../../../../domain/scim/filter.js';
import { attributeKey } from '../../../../domain/scim/schemas.js';
import { ScimRefusal } from '../../../../domain/scim/scim-refusal.js';
import { readShape, type Shape } from './shape.js';

export const mostOfPage = 200;

/** What is asked of a list, in a query or in the body of a search. */
export interface ListAsked {
  filter: Filter | null;
  sort: { by: string; descending: boolean } | null;
  startIndex: number;
  count: number;
  shape: Shape;
}

/**
 * Reads what is asked of a list (RFC 7644, 3.4.2 and 3.4.3).
 *
 * @param sorts by which it can be sorted
 * @throws ScimRefusal
 */
export function readAsked(sent: Record<string, unknown>, sorts: readonly string[]): ListAsked {
  const { filter, startIndex, count, sortBy, sortOrder } = sent;
  const text = textOf(filter, 'filter');
  return {
    filter: text === undefined || text.trim() === '' ? null : readFilter(text),
    sort: sortOf(textOf(sortBy, 'sortBy'), textOf(sortOrder, 'sortOrder'), sorts),
    // Less than what there can be is what there can be at least.
    startIndex: Math.max(1, wholeOf(startIndex, 'startIndex') ?? 1),
    count: Math.min(mostOfPage, Math.max(0, wholeOf(count, 'count') ?? 100)),
    shape: readShape(sent),
  };
}

function sortOf(by: string | undefined, order: string | undefined, sorts: readonly string[]): ListAsked['sort'] {
  if (by === undefined) return null;
  const key = attributeKey(by);
  if (!sorts.includes(key))
    throw new ScimRefusal(
      'invalidValue',
      `There is no order by "${by.slice(0, 100)}". There are: ${sorts.join(', ')}.`,
    );
  return { by: key, descending: order?.toLowerCase() === 'descending' };
}

function textOf(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new ScimRefusal('invalidValue', `${name} is a text, given once.`);
  return value;
}

function wholeOf(value: unknown, name: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number) || Math.abs(number) > 1e9)
    throw new ScimRefusal('invalidValue', `${name} is a whole number.`);
  return number;
}
