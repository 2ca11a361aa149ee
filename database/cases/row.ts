import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { Case } from '../../domain/case/case.js';
import { seesShown } from '../access/visible.js';
import type { Sorts } from '../paging/keyset.js';
import { Register, type Shown } from '../record/register.js';
import { given, kept, once, RecordRow } from '../record/row.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';

/** How cases are kept. */
export const caseRow = new RecordRow<Case>('cases', {
  id: once('id', 'uuid'),
  number: given('number', 'bigint'),
  title: kept('title', 'text'),
  text: kept('text', 'text'),
  source: kept('source', 'text'),
  sourceText: kept('source_text', 'text'),
  domain: kept('domain', 'text'),
  markets: kept('markets', 'text[]'),
  stage: kept('stage', 'text'),
  affected: kept('affected', 'json'),
  samples: kept('samples', 'json'),
  leadId: kept('lead_id', 'uuid'),
  domainLeadId: kept('domain_lead_id', 'uuid'),
  reporterId: once('reporter_id', 'uuid'),
  reporter: once('reporter', 'text'),
  raisedBy: once('raised_by', 'uuid'),
  likelihood: kept('likelihood', 'integer'),
  impact: kept('impact', 'integer'),
  severity: kept('severity', 'text'),
  matrixVersion: kept('matrix_version', 'integer'),
  status: kept('status', 'text'),
  conclusion: kept('conclusion', 'json'),
  rejection: kept('rejection', 'text'),
  due: kept('due', 'json'),
  dueAt: kept('due_at', 'instant'),
  cycle: kept('cycle', 'integer'),
  plannedFrom: kept('planned_from', 'instant'),
  overdue: kept('overdue', 'boolean'),
  breachedAt: kept('breached_at', 'instant'),
  ladderFrom: kept('ladder_from', 'instant'),
  ladderLevel: kept('ladder_level', 'integer'),
  ladderAdvance: kept('ladder_advance', 'json'),
  acknowledgedAt: kept('acknowledged_at', 'instant'),
  acknowledgedUntil: kept('acknowledged_until', 'instant'),
  pausedMs: kept('paused_ms', 'bigint'),
  pausedWorkingMs: kept('paused_working_ms', 'bigint'),
  triagedAt: kept('triaged_at', 'instant'),
  closedAt: kept('closed_at', 'instant'),
  mergedInto: kept('merged_into', 'uuid'),
  mergedFrom: kept('merged_from', 'text'),
  mergedAt: kept('merged_at', 'instant'),
  escalationPolicyVersionId: once('escalation_policy_version_id', 'uuid'),
  reminderPolicyVersionId: once('reminder_policy_version_id', 'uuid'),
  version: kept('version', 'integer'),
});

/** A case with the names of the people in it. */
export type ShownCase = Shown<Case>;

export const caseRegister = new Register<Case>(caseRow, {
  ...{ kind: 'case', alias: 'k' },
  people: `k.lead_id, k.domain_lead_id, k.reporter_id, k.raised_by, (k.conclusion ->> 'by')::uuid`,
});

/** A case by its id or as `CA-12`. @throws Refusal `not-found` */
export function findCase(manager: EntityManager, ref: string): Promise<ShownCase> {
  return caseRegister.find(manager, ref);
}

const id = { sql: 'k.id', type: 'uuid' } as const;

export const caseSorts: Sorts<'due' | 'severity' | 'created' | 'number' | 'updated'> = {
  due: [{ sql: 'k.due_at', type: 'timestamptz' }, id],
  severity: [{ sql: `array_position(ARRAY['low', 'medium', 'high', 'critical'], k.severity)`, type: 'integer' }, id],
  created: [{ sql: 'k.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'k.number', type: 'bigint' }],
  updated: [{ sql: 'k.updated_at', type: 'timestamptz' }, id],
};

/** What a list is narrowed by; what is absent or null narrows nothing. */
export interface CaseSelection {
  statuses?: string[] | undefined;
  severity?: string | undefined;
  likelihood?: number | undefined;
  impact?: number | undefined;
  source?: string | undefined;
  stage?: string | undefined;
  verdict?: string | undefined;
  leadId?: string | null;
  domainLeadId?: string | null;
  reporterId?: string | null;
  /** Who is to triage it, lead it on or close it now. */
  waitingForId?: string | null;
  market?: string | null;
  domain?: string | null;
  overdue?: boolean | undefined;
  /** Instants as ISO 8601: before, and at or after. */
  dueBefore?: string | undefined;
  dueAfter?: string | undefined;
  /** Changed at or after. */
  changedSince?: string | undefined;
  /** Part of the title. */
  q?: string | undefined;
  /** Whoever asks, and sees no other. */
  seenBy?: Sight | undefined;
}

/** Those that are at their end. */
const ended = `k.status IN ('closed', 'rejected', 'merged')`;

/** Its lead, until it is concluded; then whoever closes it, which is never who concluded it. */
const waitsFor = (person: string): string =>
  `CASE WHEN ${ended} THEN FALSE WHEN k.status <> 'concluded' THEN k.lead_id = ${person}
    ELSE ${person} IN (k.domain_lead_id, (SELECT o.manager_id FROM people o WHERE o.id = k.lead_id))
      AND ${person} <> (k.conclusion ->> 'by')::uuid END`;

/** The condition on `cases k`, with its values. */
export function casesWhere(by: CaseSelection): Condition {
  const list = new Narrowing();
  list.by(by.statuses, (p) => `k.status = ANY(${p})`);
  list.by(by.severity, (p) => `k.severity = ${p}`);
  list.by(by.likelihood, (p) => `k.likelihood = ${p}`);
  list.by(by.impact, (p) => `k.impact = ${p}`);
  list.by(by.source, (p) => `k.source = ${p}`);
  list.by(by.stage, (p) => `k.stage = ${p}`);
  list.by(by.verdict, (p) => `k.conclusion ->> 'verdict' = ${p}`);
  list.by(by.leadId, (p) => `k.lead_id = ${p}`);
  list.by(by.domainLeadId, (p) => `k.domain_lead_id = ${p}`);
  list.by(by.reporterId, (p) => `k.reporter_id = ${p}`);
  list.by(by.waitingForId, waitsFor);
  list.by(by.market, (p) => isAmong('k.markets', p));
  list.by(by.domain, (p) => `folded(k.domain) = folded(${p})`);
  list.by(by.overdue, (p) => `k.overdue = ${p}`);
  list.by(by.dueBefore, (p) => `(NOT ${ended} AND k.due_at < ${p}::timestamptz)`);
  list.by(by.dueAfter, (p) => `(NOT ${ended} AND k.due_at >= ${p}::timestamptz)`);
  list.by(by.changedSince, (p) => `k.updated_at >= ${p}::timestamptz`);
  list.by(by.q, (p) => `strpos(folded(k.title), folded(${p})) > 0`);
  if (by.seenBy) list.also(seesShown('case', by.seenBy, (value) => list.placeholderOf(value), 'k'));
  return list.condition;
}

/** How many there are in each cell of likelihood and impact. */
export function countCells(
  manager: EntityManager,
  { sql, params }: Condition,
): Promise<{ likelihood: number; impact: number; count: number }[]> {
  return manager.query(
    `SELECT k.likelihood, k.impact, count(*) AS count FROM cases k WHERE ${sql}
     GROUP BY k.likelihood, k.impact ORDER BY k.likelihood, k.impact`,
    params,
  );
}
