import type { DataSource, EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import { saveNotices } from '../inbox/save-notices.js';
import { administratorsNow } from '../people/standing.js';
import { isAlive, recordKinds, type RecordKind } from '../engine/kinds.js';
import { saveEvents } from '../trail/events.js';
import { count } from '../engine/counters.js';
import { databaseTime } from '../sql/database-time.js';

/** The first attempts may fail by chance, say by a deadlock; from this one on people are told. */
const attemptsUntilTold = 3;

/** SQL: how long it is left alone after so many attempts: ten seconds, twenty, …, an hour at most. */
const pause = 'make_interval(secs => least(3600, 5 * power(2, least(s.attempts, 12))))';

/** SQL: whether a record, named by two columns, is left alone at present. */
export function isSetAside(kind: string, id: string): string {
  return `EXISTS (SELECT 1 FROM set_aside s WHERE s.subject_kind = ${kind} AND s.subject_id = ${id} AND s.next_attempt_at > now())`;
}

interface Row {
  attempts: number;
  reason: string;
  since: Date;
  told: boolean;
}

/**
 * A record that could not be decided about is left alone for a while, longer each time. At the third attempt its timeline
 * says so, and the administrators are told. What it waits for stays planned, and is tried again.
 */
export async function setAside(dataSource: DataSource, kind: RecordKind, id: string, error: unknown): Promise<void> {
  const reason = reasonOf(error);
  await dataSource.transaction(async (manager) => {
    const [row] = await manager.query<Row[]>(
      `INSERT INTO set_aside AS s (subject_kind, subject_id, reason, next_attempt_at)
       VALUES ($1, $2, $3, now() + make_interval(secs => 10))
       ON CONFLICT (subject_kind, subject_id) DO UPDATE SET reason = excluded.reason, attempts = s.attempts + 1,
         next_attempt_at = now() + ${pause}
       RETURNING attempts, reason, since, told_at IS NOT NULL AS told`,
      [kind, id, reason],
    );
    if (!row || row.told || row.attempts < attemptsUntilTold) return;
    await manager.query('UPDATE set_aside SET told_at = now() WHERE subject_kind = $1 AND subject_id = $2', [kind, id]);
    await count(manager, 'set_aside', 1);
    await tell(manager, kind, id, row);
  });
}

/** What the database says by these classes of codes lies with the values; all else may pass, and is tried again. */
const ofTheValues = /^(22|23)/;

/** Whether an error lies with what was decided about, and not with the database: what our own rules say no to does. */
export function liesWithTheRecord(error: unknown): boolean {
  if (error instanceof Refusal) return true;
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code !== 'string' || ofTheValues.test(code);
}

/**
 * The facts of a record as its workflow adopts them where what is due cannot be fired: it waits for nothing but commands
 * and pokes, and so hears the one by which somebody ends it. The sweep tries it again.
 *
 * @throws the error, where it lies with the database, not with the record
 */
export async function adoptAside(
  dataSource: DataSource,
  kind: RecordKind,
  id: string,
  error: unknown,
): Promise<{ version: number; status: string; live: boolean; nextAt: null } | null> {
  if (!liesWithTheRecord(error)) throw error;
  const facts = recordKinds[kind];
  const [known] = await dataSource.query<{ aside: boolean }[]>(
    `SELECT ${isSetAside('$1::text', '$2::uuid')} AS aside`,
    [kind, id],
  );
  if (!known?.aside) await setAside(dataSource, kind, id, error);
  const [rows] = await dataSource.query<[{ version: number; status: string; live: boolean }[], number]>(
    `UPDATE ${facts.table} SET workflow_version = version WHERE id = $1 RETURNING version, status, ${isAlive(facts)} AS live`,
    [id],
  );
  const [row] = rows;
  return row ? { ...row, nextAt: null } : null;
}

/** Those that could be decided about after all. */
export async function takeUpAgain(dataSource: DataSource, kind: RecordKind, ids: readonly string[]): Promise<void> {
  await dataSource.query('DELETE FROM set_aside WHERE subject_kind = $1 AND subject_id = ANY($2)', [kind, ids]);
}

async function tell(manager: EntityManager, kind: RecordKind, id: string, { reason, since }: Row): Promise<void> {
  const { table, prefix } = recordKinds[kind];
  const [record] = await manager.query<{ version: number; program_id: string | null; name: string }[]>(
    `SELECT version, to_jsonb(r) ->> 'program_id' AS program_id,
       coalesce(to_jsonb(r) ->> 'title', to_jsonb(r) ->> 'name', to_jsonb(r) ->> 'reason', $2) AS name FROM ${table} r WHERE id = $1`,
    [id, `${kind.replace('_', ' ')} ${id}`],
  );
  if (!record) return;
  const { version, program_id: programId, name } = record;
  const at = await databaseTime(manager);
  const key = `${prefix}/${id}#set_aside:${since.getTime()}`;
  const event = { key, type: 'record.set_aside', at, actorId: null, version, data: { reason } };
  await saveEvents(manager, [{ subjectKind: kind, subjectId: id, programId, event }]);
  const people = await administratorsNow(manager);
  const to = people.map((personId) => ({ personId, role: 'administrator' as const }));
  const facts = { itemTitle: name, itemNumber: null, programName: name };
  const notice = { eventKey: key, kind: 'record_set_aside' as const, to, at, facts: { reason } };
  await saveNotices(manager, [
    { subjectKind: kind, subjectId: id, programId, facts, notice: { ...notice, channels: ['inbox', 'email'] } },
  ]);
}

/** What the rules say is for people; of anything else the log has the rest. */
function reasonOf(error: unknown): string {
  const text = error instanceof Refusal ? error.detail : error instanceof Error ? error.message : String(error);
  return text.replaceAll('\0', '').toWellFormed().slice(0, 500);
}
