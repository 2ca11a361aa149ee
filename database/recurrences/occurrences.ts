import type { EntityManager } from 'typeorm';
import type { Keyset, Sorts } from '../paging/keyset.js';

export interface OccurrenceRow {
  key: string;
  number: number;
  /** `YYYY-MM-DD`: its date by the rule, and the one to which it was moved. */
  nominal: string;
  date: string;
  at: Date;
  shift: string | null;
  state: string;
  made_id: string | null;
  detail: string | null;
  recorded_at: Date;
}

export const occurrenceSorts: Sorts = {
  number: [
    { sql: 'o.number', type: 'integer' },
    { sql: 'o.key', type: 'text' },
  ],
};

/** What has been of a recurrence, in the order of the slice. */
export function occurrencesOf(
  manager: EntityManager,
  recurrenceId: string,
  { state }: { state?: string | undefined },
  slice: Keyset,
): Promise<OccurrenceRow[]> {
  const params: unknown[] = [recurrenceId, state ?? null];
  return manager.query<OccurrenceRow[]>(
    `SELECT o.*, o.nominal::text, o.date::text, ${slice.columns} FROM recurrence_occurrences o
     WHERE o.recurrence_id = $1 AND ($2::text IS NULL OR o.state = $2) AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}
