import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { Mask } from '../../domain/ai/masking.js';
import type { Source } from '../../domain/ai/quotes.js';
import type { RunOutcome, RunState } from '../../domain/ai/run.js';
import type { Shape } from '../../domain/ai/shape.js';
import type { Stated } from '../../domain/ai/drafts.js';
import type { Sentence } from '../../domain/ai/sentences.js';
import type { Choices, RunKind, TaskName } from '../../domain/ai/task.js';
import { Refusal } from '../../domain/refusal.js';
import { stableId } from '../../domain/stable-id.js';
import { isUuid } from '../../domain/uuid.js';
import { knowing } from '../access/known-sight.js';
import { placingIn, seesSubject } from '../access/visible.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { faultCode } from '../sql/faults.js';

/** What is sent, and what is needed to read what comes back. */
export interface KeptQuestion {
  system: string;
  user: string;
  shape: Shape;
  mostTokens: number;
  masked: boolean;
  mask: Mask;
  sources: Source[];
  choices: Choices;
  /** The text that was read, where one was given; absent of runs of before. */
  source?: TextSource | null;
}

/** Where a text comes from that was read: pasted, or a file that is evidence. */
export interface TextSource {
  name: string;
  /** Of what was read, hex: of the file, or of the text in UTF-8. */
  sha256: string;
  evidenceId: string | null;
  /** Of the item whose evidence it is: `AI-12`. */
  itemKey: string | null;
}

/** What was made of an answer. */
export interface KeptResult {
  statements: Stated[];
  /** What each sentence of a text was taken for. */
  sentences?: Sentence[];
  source?: TextSource | null;
}

export interface NewRun {
  id: string;
  task: TaskName;
  taskVersion: number;
  record: { kind: RunKind; id: string; version: number };
  sourceIds: string[];
  leftOut: number;
  language: string;
  askedBy: string;
  at: number;
  /** What tells runs of one task on a record apart: a language, or the SHA-256 of a text. Empty: nothing does. */
  about: string;
  question: KeptQuestion;
}

export interface Run {
  id: string;
  number: string;
  task: TaskName;
  task_version: number;
  record_kind: RunKind;
  record_id: string;
  record_version: number;
  record_key: string;
  record_title: string;
  left_out: number;
  language: string;
  about: string;
  asked_by: string;
  asked_by_name: string;
  asked_at: Date;
  state: RunState;
  outcome: RunOutcome | null;
  said: string | null;
  provider: string | null;
  model: string | null;
  attempts: number;
  statements: number | null;
  statements_found: number | null;
  tokens: string;
  micros: string;
  proposals: { id: string; number: number; status: string }[];
  ended_at: Date | null;
}

/** So many wait at most: more would wait for hours. */
const mostWaiting = 500;

/** Puts a run into the queue, with what it sends. One that is there is left alone. @throws Refusal `illegal-transition` */
export async function insertRun(manager: EntityManager, run: NewRun): Promise<void> {
  const [there] = await manager.query<unknown[]>('SELECT 1 FROM ai_runs WHERE id = $1', [run.id]);
  if (there !== undefined) return;
  const [waiting] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM ai_runs WHERE state <> 'ended'`,
  );
  if ((waiting?.n ?? 0) >= mostWaiting)
    throw new Refusal(
      'illegal-transition',
      `${mostWaiting} drafts are being made, the most at a time. Ask again later.`,
    );
  try {
    await manager.query(
      `INSERT INTO ai_runs (id, task, task_version, record_kind, record_id, record_version, source_ids, left_out, language, asked_by, asked_at, about)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_timestamp($11 / 1000.0), $12)`,
      [
        ...[run.id, run.task, run.taskVersion, run.record.kind, run.record.id, run.record.version],
        ...[run.sourceIds, run.leftOut, run.language, run.askedBy, run.at, run.about],
      ],
    );
  } catch (error) {
    if (faultCode(error) !== '23505') throw error;
    throw new Refusal('illegal-transition', 'This is being drafted on the record already. Wait until that has ended.');
  }
  await keep(manager, run.id, 'question', run.question);
}

/** Keeps what was sent or answered, once. */
export async function keep(
  manager: EntityManager,
  runId: string,
  what: 'question' | 'answer' | 'result',
  body: object,
): Promise<void> {
  await manager.query(
    `INSERT INTO ai_contents (id, run_id, what, body) VALUES ($1, $2, $3, $4::json) ON CONFLICT (run_id, what) DO NOTHING`,
    [stableId('ai-content', runId, what), runId, what, JSON.stringify(body)],
  );
}

/** What was kept; null where it was never there, or is forgotten. */
export async function kept<T>(
  manager: EntityManager,
  runId: string,
  what: 'question' | 'answer' | 'result',
): Promise<T | null> {
  const [row] = await manager.query<{ body: T }[]>('SELECT body FROM ai_contents WHERE run_id = $1 AND what = $2', [
    runId,
    what,
  ]);
  return row?.body ?? null;
}

/** Ends a run. One that has ended stays as it did. */
export async function endRun(
  manager: EntityManager,
  id: string,
  outcome: RunOutcome,
  { said = null, stated }: { said?: string | null; stated?: readonly Stated[] } = {},
): Promise<void> {
  const found = stated?.filter(({ quote }) => quote.standing !== 'not_found').length ?? null;
  await manager.query(
    `UPDATE ai_runs SET state = 'ended', outcome = $2, said = $3, statements = $4, statements_found = $5, ended_at = now(), taken_until = NULL
     WHERE id = $1 AND state <> 'ended'`,
    [id, outcome, said, stated?.length ?? null, found],
  );
}

const shown = (
  columns = '',
) => `SELECT ${columns}r.id, r.number::text, r.task, r.task_version, r.record_kind, r.record_id, r.record_version, r.left_out, r.language, r.about, r.asked_by,
    p.name AS asked_by_name, r.asked_at, r.state, r.outcome, r.said, r.provider, r.model, r.attempts, r.statements, r.statements_found, r.ended_at,
    CASE r.record_kind WHEN 'case' THEN (SELECT 'CA-' || k.number FROM cases k WHERE k.id = r.record_id)
      ELSE (SELECT 'FI-' || f.number FROM findings f WHERE f.id = r.record_id) END AS record_key,
    coalesce((SELECT k.title FROM cases k WHERE k.id = r.record_id), (SELECT f.title FROM findings f WHERE f.id = r.record_id), '') AS record_title,
    coalesce((SELECT sum(coalesce(s.spent_tokens, s.reserved_tokens)) FROM ai_sent s WHERE s.run_id = r.id), 0)::text AS tokens,
    coalesce((SELECT sum(coalesce(s.spent_micros, s.reserved_micros)) FROM ai_sent s WHERE s.run_id = r.id), 0)::text AS micros,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', q.id, 'number', q.number, 'status', q.status) ORDER BY q.number)
      FROM ai_run_proposals a JOIN proposals q ON q.id = a.proposal_id WHERE a.run_id = r.id), '[]') AS proposals
  FROM ai_runs r JOIN people p ON p.id = r.asked_by`;

/** Whoever asks: their own runs, and those of others where they may read the trail; of records that they see. */
export interface RunsOf {
  personId: string;
  all: boolean;
  sight: Sight | undefined;
}

async function seenBy(manager: EntityManager, { personId, all, sight }: RunsOf, params: unknown[]): Promise<string> {
  const place = placingIn(params);
  const own = all ? 'TRUE' : `r.asked_by = ${place(personId)}::uuid`;
  if (sight === undefined) return own;
  const sees = seesSubject(await knowing(manager, sight), place, { kind: 'r.record_kind', id: 'r.record_id' });
  return `${own} AND ${sees}`;
}

/** A run that somebody sees. @throws Refusal `not-found` */
export async function findRun(manager: EntityManager, id: string, by: RunsOf): Promise<Run> {
  if (isUuid(id)) {
    const params: unknown[] = [id];
    const [row] = await manager.query<Run[]>(
      `${shown()} WHERE r.id = $1 AND ${await seenBy(manager, by, params)}`,
      params,
    );
    if (row) return row;
  }
  throw new Refusal('not-found', 'There is no such run of a model, or you do not see it. tollgate ai runs lists them.');
}

export const runSorts: Sorts<'number'> = { number: [{ sql: 'r.number', type: 'bigint' }] };

export async function listRuns(
  manager: EntityManager,
  by: RunsOf & { recordId?: string | undefined; task?: string | undefined },
  page: Keyset,
): Promise<Run[]> {
  const params: unknown[] = [];
  const conditions = [await seenBy(manager, by, params)];
  const place = placingIn(params);
  if (by.recordId !== undefined) conditions.push(`r.record_id = ${place(by.recordId)}::uuid`);
  if (by.task !== undefined) conditions.push(`r.task = ${place(by.task)}`);
  conditions.push(page.after(params));
  return manager.query<Run[]>(
    `${shown(`${page.columns}, `)} WHERE ${conditions.join(' AND ')} ${page.orderBy}`,
    params,
  );
}
