import type { SortColumn, Sorts } from '../paging/keyset.js';

const id = { sql: 'i.id', type: 'uuid' } as const;
const due = { sql: 'i.due_at', type: 'timestamptz' } as const;
/** What is over comes last. */
const over: SortColumn = { sql: `(i.status IN ('done', 'cancelled'))`, type: 'boolean' };
/** Usual words from the worst on; then words that are not known, then none. */
const severity: SortColumn = {
  sql: `(CASE WHEN i.severity IS NULL THEN 9
    WHEN folded(i.severity) IN ('critical', 'severe', 'very high', 'blocker', 'p0', 's0', 'sev0') THEN 0
    WHEN folded(i.severity) IN ('high', 'major', 'p1', 's1', 'sev1') THEN 1
    WHEN folded(i.severity) IN ('medium', 'moderate', 'p2', 's2', 'sev2') THEN 2
    WHEN folded(i.severity) IN ('low', 'minor', 'p3', 's3', 'sev3') THEN 3
    WHEN folded(i.severity) IN ('info', 'informational', 'very low', 'trivial', 'p4', 's4', 'sev4') THEN 4 ELSE 5 END)`,
  type: 'integer',
};

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
