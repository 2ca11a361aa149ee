import type { EntityManager } from 'typeorm';
import type { OutboxEntry } from './outbox.js';

/** An entry that waits to be carried to the engine. */
export interface OutboxRow {
  id: number;
  workflow_type: string;
  workflow_id: string;
  kind: OutboxEntry['kind'];
  input: Record<string, unknown>;
  /** The trace that it comes out of, where one was on. */
  trace: string | null;
}

/** Longer than any call takes: an entry whose relay died is taken by another. */
const leaseSeconds = 15;

/** While the server is away its entries wait so long for the next attempt, and no longer when it is back. */
const awaySeconds = 3;

/** Of so many entries that are taken one begins a workflow, where both wait. */
const oneBeginsOf = 5;

/**
 * Takes entries for an attempt, in the order of their making. What is told to those that run goes before those that begin, for
 * an import begins thousands; but not all of it: where more is told than can be carried, nothing would ever begin.
 */
export async function claimEntries(manager: EntityManager, most: number): Promise<OutboxRow[]> {
  const waiting = (which: string): string =>
    `SELECT id, next_attempt_at FROM outbox WHERE next_attempt_at <= now() AND ${which} ORDER BY next_attempt_at, id LIMIT $1
     FOR UPDATE SKIP LOCKED`;
  const place = 'row_number() OVER (ORDER BY next_attempt_at, id)';
  // An UPDATE answers with rows and their number.
  const [rows] = await manager.query<[OutboxRow[], number]>(
    `WITH begin AS MATERIALIZED (${waiting(`kind = 'start'`)}), told AS MATERIALIZED (${waiting(`kind <> 'start'`)}),
       turns AS (SELECT id, ${place} * ${oneBeginsOf - 1} AS turn FROM begin UNION ALL SELECT id, ${place} FROM told)
     UPDATE outbox SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $2)
     WHERE id IN (SELECT id FROM turns ORDER BY turn LIMIT $1)
     RETURNING id, workflow_type, workflow_id, kind, input, trace`,
    [most, leaseSeconds],
  );
  return rows.sort((a, b) => a.id - b.id);
}

/** They are carried, or need not be. */
export async function removeEntries(manager: EntityManager, ids: number[]): Promise<void> {
  await manager.query('DELETE FROM outbox WHERE id = ANY($1)', [ids]);
}

/** The server is away, which is no fault of theirs: the attempt does not count. */
export async function putEntriesBack(manager: EntityManager, ids: number[], reason: string): Promise<void> {
  await manager.query(
    `UPDATE outbox SET last_error = $2, attempts = attempts - 1, next_attempt_at = now() + make_interval(secs => $3)
     WHERE id = ANY($1)`,
    [ids, reason.slice(0, 500), awaySeconds],
  );
}

/** They were refused: they wait longer each time, a minute at most. */
export async function delayEntries(manager: EntityManager, ids: number[], reason: string): Promise<void> {
  await manager.query(
    `UPDATE outbox SET last_error = $2, next_attempt_at = now() + make_interval(secs => least(60, power(2, least(attempts, 6))))
     WHERE id = ANY($1)`,
    [ids, reason.slice(0, 500)],
  );
}
