import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { ReviewRound } from '../../domain/review/round.js';
import { seesShown } from '../access/visible.js';
import type { Sorts } from '../paging/keyset.js';
import { Register, type Shown } from '../record/register.js';
import { given, kept, once, RecordRow } from '../record/row.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';
import { leftFor } from './left.js';

/** How review rounds are kept. */
export const reviewRow = new RecordRow<ReviewRound>('review_rounds', {
  id: once('id', 'uuid'),
  number: given('number', 'bigint'),
  title: kept('title', 'text'),
  text: kept('text', 'text'),
  domain: kept('domain', 'text'),
  markets: kept('markets', 'text[]'),
  decision: kept('decision', 'json'),
  questions: kept('questions', 'json'),
  policyLines: kept('policy_lines', 'json'),
  perItem: kept('per_item', 'integer'),
  holdMinutes: kept('hold_minutes', 'integer'),
  ownerId: kept('owner_id', 'uuid'),
  domainLeadId: kept('domain_lead_id', 'uuid'),
  sealed: once('sealed', 'boolean'),
  raisedBy: once('raised_by', 'uuid'),
  reviewerIds: kept('reviewer_ids', 'uuid[]'),
  adjudicatorIds: kept('adjudicator_ids', 'uuid[]'),
  severity: once('severity', 'text'),
  status: kept('status', 'text'),
  ending: kept('ending', 'json'),
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
  openedAt: kept('opened_at', 'instant'),
  closedAt: kept('closed_at', 'instant'),
  escalationPolicyVersionId: once('escalation_policy_version_id', 'uuid'),
  reminderPolicyVersionId: once('reminder_policy_version_id', 'uuid'),
  version: kept('version', 'integer'),
});

/** A round with the names of the people in it. */
export type ShownReview = Shown<ReviewRound>;

export const reviewRegister = new Register<ReviewRound>(reviewRow, {
  ...{ kind: 'review_round', alias: 'r' },
  people: `SELECT unnest(ARRAY[r.owner_id, r.domain_lead_id, r.raised_by] || r.reviewer_ids || r.adjudicator_ids)`,
});

/** A round by its id or as `RR-12`. @throws Refusal `not-found` */
export function findReview(manager: EntityManager, ref: string): Promise<ShownReview> {
  return reviewRegister.find(manager, ref);
}

const id = { sql: 'r.id', type: 'uuid' } as const;

export const reviewSorts: Sorts<'due' | 'created' | 'number' | 'updated'> = {
  due: [{ sql: 'r.due_at', type: 'timestamptz' }, id],
  created: [{ sql: 'r.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'r.number', type: 'bigint' }],
  updated: [{ sql: 'r.updated_at', type: 'timestamptz' }, id],
};

/** What a list is narrowed by; what is absent or null narrows nothing. */
export interface ReviewSelection {
  statuses?: string[] | undefined;
  ownerId?: string | null;
  domainLeadId?: string | null;
  /** For whom something in it is left to judge. */
  judgeId?: string | null;
  market?: string | null;
  domain?: string | null;
  overdue?: boolean | undefined;
  /** Instants as ISO 8601: before, and at or after. */
  dueBefore?: string | undefined;
  dueAfter?: string | undefined;
  changedSince?: string | undefined;
  /** Part of the title. */
  q?: string | undefined;
  /** Whoever asks, and sees no other. */
  seenBy?: Sight | undefined;
}

const ended = `r.status IN ('closed', 'cancelled')`;

/** The condition on `review_rounds r`, with its values. */
export function reviewsWhere(by: ReviewSelection): Condition {
  const list = new Narrowing();
  list.by(by.statuses, (p) => `r.status = ANY(${p})`);
  list.by(by.ownerId, (p) => `r.owner_id = ${p}`);
  list.by(by.domainLeadId, (p) => `r.domain_lead_id = ${p}`);
  list.by(by.judgeId, (p) => leftFor(`${p}::uuid`));
  list.by(by.market, (p) => isAmong('r.markets', p));
  list.by(by.domain, (p) => `folded(r.domain) = folded(${p})`);
  list.by(by.overdue, (p) => `r.overdue = ${p}`);
  list.by(by.dueBefore, (p) => `(NOT ${ended} AND r.due_at < ${p}::timestamptz)`);
  list.by(by.dueAfter, (p) => `(NOT ${ended} AND r.due_at >= ${p}::timestamptz)`);
  list.by(by.changedSince, (p) => `r.updated_at >= ${p}::timestamptz`);
  list.by(by.q, (p) => `strpos(folded(r.title), folded(${p})) > 0`);
  if (by.seenBy) list.also(seesShown('review_round', by.seenBy, (value) => list.placeholderOf(value), 'r'));
  return list.condition;
}
