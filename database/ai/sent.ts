import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { littleChange } from '../../domain/proposal/share-of-change.js';
import type { RunKind } from '../../domain/ai/task.js';
import { knowing } from '../access/known-sight.js';
import { placingIn, seesSubject } from '../access/visible.js';
import type { Keyset, Sorts } from '../paging/keyset.js';

/** One request as it was sent. */
export interface Sent {
  run_id: string;
  attempt: number;
  at: Date;
  task: string;
  provider: string;
  model: string;
  bytes: number;
  digest: string;
  masked: boolean;
  outcome: string | null;
  tokens_in: string | null;
  tokens_out: string | null;
  record_kind: RunKind;
  record_id: string;
  record_key: string;
  asked_by: string;
  asked_by_name: string;
  kept: boolean;
}

export const sentSorts: Sorts<'number'> = { number: [{ sql: 's.number', type: 'bigint' }] };

/** What was sent about records that somebody sees. */
export async function listSent(
  manager: EntityManager,
  { sight, recordId }: { sight: Sight | undefined; recordId?: string | undefined },
  page: Keyset,
): Promise<Sent[]> {
  const params: unknown[] = [];
  const place = placingIn(params);
  const sees =
    sight === undefined
      ? 'TRUE'
      : seesSubject(await knowing(manager, sight), place, { kind: 'r.record_kind', id: 'r.record_id' });
  const only = recordId === undefined ? 'TRUE' : `r.record_id = ${place(recordId)}::uuid`;
  return manager.query<Sent[]>(
    `SELECT ${page.columns}, s.run_id, s.attempt, s.at, s.task, s.provider, s.model, s.bytes, s.digest, s.masked, s.outcome,
       s.tokens_in::text, s.tokens_out::text, r.record_kind, r.record_id, r.asked_by, p.name AS asked_by_name,
       CASE r.record_kind WHEN 'case' THEN (SELECT 'CA-' || k.number FROM cases k WHERE k.id = r.record_id)
         ELSE (SELECT 'FI-' || f.number FROM findings f WHERE f.id = r.record_id) END AS record_key,
       EXISTS (SELECT 1 FROM ai_contents c WHERE c.run_id = r.id AND c.what = 'question') AS kept
     FROM ai_sent s JOIN ai_runs r ON r.id = s.run_id JOIN people p ON p.id = r.asked_by
     WHERE ${sees} AND ${only} AND ${page.after(params)} ${page.orderBy}`,
    params,
  );
}

/** What became of the proposals of each task, by its version and the language of the record. */
export interface Measured {
  task: string;
  task_version: number;
  language: string;
  runs: number;
  failed: number;
  statements: number;
  statements_found: number;
  proposals: number;
  waiting: number;
  carried_out: number;
  /** Of those, approved with changes: all, and those of which little was changed. */
  changed: number;
  changed_little: number;
  /** The median share of change of those that were changed; null: none was. */
  median_change: number | null;
  rejected: number;
  withdrawn: number;
  superseded: number;
  over: number;
  failed_to_run: number;
  reasons: Record<string, number>;
}

const changed = `q.status = 'carried_out' AND q.approved_as IS NOT NULL`;
const share = `(q.approved_as ->> 'share')::float8`;

/** Counts over runs about records that somebody sees. */
export async function measures(manager: EntityManager, sight: Sight | undefined): Promise<Measured[]> {
  const params: unknown[] = [];
  const sees =
    sight === undefined
      ? 'TRUE'
      : seesSubject(await knowing(manager, sight), placingIn(params), { kind: 'r.record_kind', id: 'r.record_id' });
  const counted = (status: string): string => `count(*) FILTER (WHERE q.status IN (${status}))::int`;
  return manager.query<Measured[]>(
    `WITH seen AS (SELECT r.* FROM ai_runs r WHERE ${sees}),
     runs AS (SELECT task, task_version, language, count(*)::int AS runs,
         count(*) FILTER (WHERE outcome NOT IN ('proposed', 'summarised', 'listed', 'translated', 'nothing_new'))::int AS failed,
         coalesce(sum(statements), 0)::int AS statements, coalesce(sum(statements_found), 0)::int AS statements_found
       FROM seen WHERE state = 'ended' GROUP BY 1, 2, 3),
     made AS (SELECT r.task, r.task_version, r.language, count(*)::int AS proposals, ${counted(`'proposed', 'approved'`)} AS waiting,
         ${counted(`'carried_out'`)} AS carried_out,
         count(*) FILTER (WHERE ${changed})::int AS changed,
         count(*) FILTER (WHERE ${changed} AND ${share} < ${littleChange})::int AS changed_little,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY ${share}) FILTER (WHERE ${changed}) AS median_change,
         ${counted(`'rejected'`)} AS rejected, ${counted(`'withdrawn'`)} AS withdrawn,
         ${counted(`'superseded'`)} AS superseded, ${counted(`'over'`)} AS over, ${counted(`'failed'`)} AS failed_to_run
       FROM seen r JOIN ai_run_proposals a ON a.run_id = r.id JOIN proposals q ON q.id = a.proposal_id GROUP BY 1, 2, 3),
     why AS (SELECT task, task_version, language, jsonb_object_agg(reason, n) AS reasons FROM (
         SELECT r.task, r.task_version, r.language, q.decision ->> 'reason' AS reason, count(*)::int AS n
         FROM seen r JOIN ai_run_proposals a ON a.run_id = r.id JOIN proposals q ON q.id = a.proposal_id
         WHERE q.status = 'rejected' AND q.decision ->> 'reason' IS NOT NULL GROUP BY 1, 2, 3, 4) n GROUP BY 1, 2, 3)
     SELECT r.*, coalesce(m.proposals, 0) AS proposals, coalesce(m.waiting, 0) AS waiting, coalesce(m.carried_out, 0) AS carried_out,
       coalesce(m.changed, 0) AS changed, coalesce(m.changed_little, 0) AS changed_little, m.median_change,
       coalesce(m.rejected, 0) AS rejected, coalesce(m.withdrawn, 0) AS withdrawn, coalesce(m.superseded, 0) AS superseded,
       coalesce(m.over, 0) AS over, coalesce(m.failed_to_run, 0) AS failed_to_run, coalesce(w.reasons, '{}') AS reasons
     FROM runs r LEFT JOIN made m USING (task, task_version, language) LEFT JOIN why w USING (task, task_version, language)
     ORDER BY r.task, r.task_version, r.language`,
    params,
  );
}
