import type { EntityManager } from 'typeorm';
import type { TrailEntry } from './events.js';

/** That something was recorded of a record: which, what and when, and no word of it. */
export interface Change {
  seq: number;
  kind: TrailEntry['subjectKind'];
  id: string;
  programId: string | null;
  type: string;
  version: number | null;
  at: Date;
}

/** What is new between two places in the trail. */
export interface Changes {
  /** The place that is reached with them. */
  position: string;
  /** In the order of the trail; null where there are more than are told one by one. */
  changes: Change[] | null;
}

/** More at once, or since somebody was cut off, are not told one by one: whoever shows anything reads it anew. */
export const mostChanges = 2_000;

/**
 * A place in the trail is a snapshot of PostgreSQL: which transactions were over. A number would not do, for a later one may
 * be committed before an earlier one; and so nothing is missed and nobody waits for a transaction that takes long.
 */
export async function presentPosition(manager: EntityManager): Promise<string> {
  const [row] = await manager.query<{ position: string }[]>('SELECT pg_current_snapshot()::text AS position');
  if (!row) throw new Error('there is no snapshot');
  return row.position;
}

/** Whether this is a place of this database: one that was restored from a copy has other transactions. */
export async function isPosition(manager: EntityManager, text: string): Promise<boolean> {
  const [, from, to, open = ''] = /^(\d{1,18}):(\d{1,18}):((?:\d{1,18}(?:,\d{1,18}){0,500})?)$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return false;
  const rising = [from, ...open.split(',').filter(Boolean), to].map(BigInt);
  // As PostgreSQL writes it; of what it does not, it would say so by an error.
  const isWritten = rising.every((one, n) => {
    const before = rising[n - 1];
    return one > 0n && (before === undefined || before < one || ((n === 1 || rising.length === 2) && before === one));
  });
  if (!isWritten) return false;
  const [row] = await manager.query<{ known: boolean }[]>(
    'SELECT pg_snapshot_xmax($1::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot()) AS known',
    [text],
  );
  return row?.known === true;
}

/**
 * What has been committed since a place.
 *
 * @param until a later place; the present where there is none
 */
export async function changesSince(manager: EntityManager, since: string, until?: string): Promise<Changes> {
  const rows = await manager.query<(Change & { position: string; seq: number | null })[]>(
    `WITH reached AS MATERIALIZED (SELECT coalesce($2::pg_snapshot, pg_current_snapshot()) AS place)
     SELECT r.place::text AS position, e.seq, e.subject_kind AS kind, e.subject_id AS id, e.program_id AS "programId",
       e.type, e.subject_version AS version, e.at
     FROM reached r LEFT JOIN LATERAL (
       SELECT * FROM audit_events a
       WHERE a.written_by >= pg_snapshot_xmin($1::pg_snapshot) AND a.written_by < pg_snapshot_xmax(r.place)
         AND NOT pg_visible_in_snapshot(a.written_by, $1::pg_snapshot) AND pg_visible_in_snapshot(a.written_by, r.place)
       LIMIT $3) e ON TRUE
     ORDER BY e.seq`,
    [since, until ?? null, mostChanges + 1],
  );
  const position = rows[0]?.position ?? since;
  if (rows.length > mostChanges) return { position, changes: null };
  const changes = rows.filter(({ seq }) => seq !== null);
  return { position, changes: changes.map(({ position: _, ...change }) => change) };
}
