import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { Finding } from '../../domain/finding/finding.js';
import { seesShown } from '../access/visible.js';
import type { Sorts } from '../paging/keyset.js';
import { Register, type Shown } from '../record/register.js';
import { given, kept, once, RecordRow } from '../record/row.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';

/** How findings are kept. */
export const findingRow = new RecordRow<Finding>('findings', {
  id: once('id', 'uuid'),
  number: given('number', 'bigint'),
  title: kept('title', 'text'),
  condition: kept('condition', 'text'),
  criteria: kept('criteria', 'text'),
  cause: kept('cause', 'text'),
  effect: kept('effect', 'text'),
  recommendations: kept('recommendations', 'text[]'),
  stage: kept('stage', 'text'),
  domain: kept('domain', 'text'),
  markets: kept('markets', 'text[]'),
  grade: kept('grade', 'text'),
  rating: kept('rating', 'text'),
  ownerId: kept('owner_id', 'uuid'),
  owners: kept('owners', 'uuid[]'),
  authorId: once('author_id', 'uuid'),
  authors: kept('authors', 'uuid[]'),
  domainLeadId: kept('domain_lead_id', 'uuid'),
  status: kept('status', 'text'),
  proposedAt: kept('proposed_at', 'instant'),
  agreement: kept('agreement', 'json'),
  dispute: kept('dispute', 'json'),
  remediation: kept('remediation', 'json'),
  verification: kept('verification', 'json'),
  withdrawal: kept('withdrawal', 'text'),
  reopening: kept('reopening', 'json'),
  reopened: kept('reopened', 'integer'),
  carried: kept('carried', 'json'),
  repeated: kept('repeated', 'json'),
  checkedUntil: kept('checked_until', 'instant'),
  closedAt: kept('closed_at', 'instant'),
  firstTarget: kept('first_target', 'json'),
  firstTargetAt: kept('first_target_at', 'instant'),
  target: kept('target', 'json'),
  targetAt: kept('target_at', 'instant'),
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
  limitsVersion: kept('limits_version', 'integer'),
  escalationPolicyVersionId: once('escalation_policy_version_id', 'uuid'),
  reminderPolicyVersionId: once('reminder_policy_version_id', 'uuid'),
  version: kept('version', 'integer'),
});

/** A finding with the names of the people in it. */
export type ShownFinding = Shown<Finding>;

const saidBy = ['agreement', 'dispute', 'remediation', 'verification', 'reopening']
  .map((said) => `(k.${said} ->> 'by')::uuid`)
  .join(', ');

export const findingRegister = new Register<Finding>(findingRow, {
  ...{ kind: 'finding', alias: 'k' },
  people: `SELECT unnest(k.owners || k.authors || ARRAY[k.domain_lead_id, ${saidBy}])`,
});

/** A finding by its id or as `FI-12`. @throws Refusal `not-found` */
export function findFinding(manager: EntityManager, ref: string): Promise<ShownFinding> {
  return findingRegister.find(manager, ref);
}

const id = { sql: 'k.id', type: 'uuid' } as const;
const later = (column: string) =>
  ({ sql: `coalesce(k.${column}, 'infinity'::timestamptz)`, type: 'timestamptz' }) as const;

export const findingSorts: Sorts<'due' | 'target' | 'rating' | 'created' | 'number' | 'updated'> = {
  due: [later('due_at'), id],
  target: [later('target_at'), id],
  rating: [
    { sql: `coalesce(array_position(ARRAY['low', 'medium', 'high', 'critical'], k.rating), 0)`, type: 'integer' },
    id,
  ],
  created: [{ sql: 'k.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'k.number', type: 'bigint' }],
  updated: [{ sql: 'k.updated_at', type: 'timestamptz' }, id],
};

/** How long a finding is open already, or was until it was closed, in days. */
export const ages = ['under_30', 'under_90', 'under_180', 'over_180'] as const;
export type Age = (typeof ages)[number];
const ageOf = `CASE WHEN coalesce(k.closed_at, now()) - k.created_at < interval '30 days' THEN 'under_30'
  WHEN coalesce(k.closed_at, now()) - k.created_at < interval '90 days' THEN 'under_90'
  WHEN coalesce(k.closed_at, now()) - k.created_at < interval '180 days' THEN 'under_180' ELSE 'over_180' END`;

/** What a list is narrowed by; what is absent or null narrows nothing. */
export interface FindingSelection {
  statuses?: string[] | undefined;
  grade?: string | undefined;
  rating?: string | undefined;
  stage?: string | undefined;
  age?: string | undefined;
  /** Code of a cause that a signed analysis gave it, or `unknown`. */
  cause?: string | undefined;
  /** Whether it came back. */
  repeated?: boolean | undefined;
  ownerId?: string | null;
  authorId?: string | null;
  domainLeadId?: string | null;
  /** Who is to answer, remediate or verify it now. */
  waitingForId?: string | null;
  market?: string | null;
  domain?: string | null;
  overdue?: boolean | undefined;
  /** Opened again at least once. */
  reopened?: boolean | undefined;
  /** Instants as ISO 8601: before, and at or after; of what it waits for. */
  dueBefore?: string | undefined;
  dueAfter?: string | undefined;
  /** Changed at or after. */
  changedSince?: string | undefined;
  /** Part of the title. */
  q?: string | undefined;
  /** Whoever asks, and sees no other. */
  seenBy?: Sight | undefined;
}

/** Whoever answers or remediates; the author of what is disputed; those above, who have not worked on it, of what is done. */
const waitsFor = (person: string): string =>
  `CASE WHEN k.status IN ('proposed', 'agreed', 'remediating') THEN k.owner_id = ${person}
    WHEN k.status IN ('draft', 'disputed') THEN k.author_id = ${person}
    WHEN k.status = 'remediated' THEN ${person} IN (k.domain_lead_id, (SELECT o.manager_id FROM people o WHERE o.id = k.owner_id))
      AND ${person} <> ALL (k.owners || k.authors || ARRAY[(k.remediation ->> 'by')::uuid])
    ELSE FALSE END`;

/** The condition on `findings k`, with its values. */
export function findingsWhere(by: FindingSelection): Condition {
  const list = new Narrowing();
  list.by(by.statuses, (p) => `k.status = ANY(${p})`);
  list.by(by.grade, (p) => `k.grade = ${p}`);
  list.by(by.rating, (p) => `k.rating = ${p}`);
  list.by(by.stage, (p) => `k.stage = ${p}`);
  list.by(by.age, (p) => `${ageOf} = ${p}`);
  list.by(by.ownerId, (p) => `k.owner_id = ${p}`);
  list.by(by.authorId, (p) => `k.author_id = ${p}`);
  list.by(by.domainLeadId, (p) => `k.domain_lead_id = ${p}`);
  list.by(by.waitingForId, waitsFor);
  list.by(by.market, (p) => isAmong('k.markets', p));
  list.by(by.domain, (p) => `folded(k.domain) = folded(${p})`);
  list.by(by.overdue, (p) => `k.overdue = ${p}`);
  list.by(
    by.cause,
    (p) => `EXISTS (SELECT 1 FROM jsonb_array_elements(k.carried -> 'causes') c WHERE c ->> 'code' = ${p})`,
  );
  list.by(by.repeated, (p) => `(k.repeated IS NOT NULL) = ${p}`);
  list.by(by.reopened, (p) => `(k.reopened > 0) = ${p}`);
  list.by(by.dueBefore, (p) => `k.due_at < ${p}::timestamptz`);
  list.by(by.dueAfter, (p) => `k.due_at >= ${p}::timestamptz`);
  list.by(by.changedSince, (p) => `k.updated_at >= ${p}::timestamptz`);
  list.by(by.q, (p) => `strpos(folded(k.title), folded(${p})) > 0`);
  if (by.seenBy) list.also(seesShown('finding', by.seenBy, (value) => list.placeholderOf(value), 'k'));
  return list.condition;
}

/** How many there are of each rating and age; of observations the rating is null. */
export function countAges(
  manager: EntityManager,
  { sql, params }: Condition,
): Promise<{ rating: string | null; age: Age; count: number; overdue: number }[]> {
  return manager.query(
    `SELECT k.rating, ${ageOf} AS age, count(*) AS count, count(*) FILTER (WHERE k.overdue) AS overdue
     FROM findings k WHERE ${sql} GROUP BY 1, 2 ORDER BY 1, 2`,
    params,
  );
}
