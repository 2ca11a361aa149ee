import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { unseenAmong } from '../access/unseen.js';
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
  skipped_by: string | null;
  skipped_by_name: string | null;
  recorded_at: Date;
}

export const occurrenceSorts: Sorts = {
  number: [
    { sql: 'o.number', type: 'integer' },
    { sql: 'o.key', type: 'text' },
  ],
};

/** What has been of a recurrence, in the order of the slice; of what it made, what is seen. */
export async function occurrencesOf(
  manager: EntityManager,
  recurrenceId: string,
  { state, seenBy }: { state?: string | undefined; seenBy: Sight | undefined },
  slice: Keyset,
): Promise<OccurrenceRow[]> {
  const params: unknown[] = [recurrenceId, state ?? null];
  const rows = await manager.query<OccurrenceRow[]>(
    `SELECT o.*, o.nominal::text, o.date::text, s.name AS skipped_by_name, ${slice.columns}
     FROM recurrence_occurrences o LEFT JOIN people s ON s.id = o.skipped_by
     WHERE o.recurrence_id = $1 AND ($2::text IS NULL OR o.state = $2) AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
  const unseen = await unseenAmong(
    manager,
    seenBy,
    rows.flatMap(({ made_id }) => made_id ?? []),
  );
  return rows.map((row) => (unseen.has(row.made_id ?? '') ? { ...row, made_id: null, detail: null } : row));
}
