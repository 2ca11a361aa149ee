import type { SortColumn, Sorts } from '../paging/keyset.js';

const id = { sql: 'i.id', type: 'uuid' } as const;
const due = { sql: 'i.due_at', type: 'timestamptz' } as const;
/** What is over comes last. */
const over: SortColumn = { sql: `(i.status IN ('done', 'cancelled'))`, type: 'boolean' };
/** Usual words from the worst on; then words that are not known, then none. */
const severity: SortColumn = { sql: 'i.severity_rank', type: 'integer' };

/** `next` is the order of work, and what a list has where nothing is said. */
export const itemSorts: Sorts<'next' | 'due' | 'created' | 'number' | 'level' | 'updated' | 'severity' | 'urgency'> = {
  next: [over, due, id],
  due: [due, id],
  created: [{ sql: 'i.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'i.number', type: 'bigint' }],
  level: [{ sql: 'i.ladder_level', type: 'integer' }, due, id],
  updated: [{ sql: 'i.updated_at', type: 'timestamptz' }, id],
  severity: [over, severity, due, id],
  urgency: [
    over,
    { sql: '(NOT i.overdue)', type: 'boolean' },
    { sql: '(-i.ladder_level)', type: 'integer' },
    severity,
    due,
    id,
  ],
};

/** Orders that an index has. For the others everything that meets a condition is sorted. */
export const indexedSorts: ReadonlySet<readonly SortColumn[]> = new Set([
  itemSorts.next,
  itemSorts.due,
  itemSorts.created,
  itemSorts.number,
]);
