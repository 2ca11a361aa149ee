import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { LocalDue } from '../../domain/calendar/due.js';
import type { Risk } from '../../domain/risk/risk.js';
import { seesShown } from '../access/visible.js';
import type { Sorts } from '../paging/keyset.js';
import { Register, type Shown } from '../record/register.js';
import { brokenGlass, waitsForSignatureOf } from '../sign-off/rounds.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';
import { given, kept, once, read, RecordRow, several } from '../record/row.js';

/** How risks are kept. */
export const riskRow = new RecordRow<Risk>('risks', {
  id: once('id', 'uuid'),
  number: given('number', 'bigint'),
  title: kept('title', 'text'),
  text: kept('text', 'text'),
  domain: kept('domain', 'text'),
  markets: kept('markets', 'text[]'),
  ownerId: kept('owner_id', 'uuid'),
  domainLeadId: kept('domain_lead_id', 'uuid'),
  raisedBy: once('raised_by', 'uuid'),
  likelihood: kept('likelihood', 'integer'),
  impact: kept('impact', 'integer'),
  level: kept('level', 'text'),
  status: kept('status', 'text'),
  review: kept('review', 'json'),
  reviewEvery: kept('review_every', 'text'),
  due: several<LocalDue>(
    [
      { name: 'due_date', kind: 'date', value: ({ date }) => date },
      { name: 'due_time', kind: 'text', value: ({ time }) => time },
      { name: 'due_zone', kind: 'text', value: ({ zone }) => zone },
    ],
    (row) => ({
      date: String(read(row, 'due_date', 'date')),
      time: read(row, 'due_time', 'text') as string | null,
      zone: String(read(row, 'due_zone', 'text')),
    }),
  ),
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
  pausedSince: kept('paused_since', 'instant'),
  pausedMs: kept('paused_ms', 'bigint'),
  pausedWorkingMs: kept('paused_working_ms', 'bigint'),
  roundId: kept('round_id', 'uuid'),
  authors: kept('authors', 'uuid[]'),
  closedAt: kept('closed_at', 'instant'),
  escalationPolicyVersionId: once('escalation_policy_version_id', 'uuid'),
  reminderPolicyVersionId: once('reminder_policy_version_id', 'uuid'),
  signOffPolicyVersionId: once('sign_off_policy_version_id', 'uuid'),
  version: kept('version', 'integer'),
});

/** A risk with the names of the people in it. */
export type ShownRisk = Shown<Risk, Besides>;

interface Besides {
  /** A review was signed past its approvers, in any round. */
  broken_glass: boolean;
}

export const riskRegister = new Register<Risk, Besides>(riskRow, {
  ...{ kind: 'risk', alias: 'k' },
  people: `k.owner_id, k.domain_lead_id, k.raised_by, (k.review ->> 'by')::uuid`,
  more: `${brokenGlass('k.id')} AS broken_glass`,
});

/** A risk by its id or as `RK-12`. @throws Refusal `not-found` */
export function findRisk(manager: EntityManager, ref: string): Promise<ShownRisk> {
  return riskRegister.find(manager, ref);
}

const id = { sql: 'k.id', type: 'uuid' } as const;

export const riskSorts: Sorts<'due' | 'score' | 'created' | 'number' | 'updated'> = {
  due: [{ sql: 'k.due_at', type: 'timestamptz' }, id],
  score: [{ sql: '(k.likelihood * k.impact)', type: 'integer' }, id],
  created: [{ sql: 'k.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'k.number', type: 'bigint' }],
  updated: [{ sql: 'k.updated_at', type: 'timestamptz' }, id],
};

/** What a list is narrowed by; what is absent or null narrows nothing. */
export interface RiskSelection {
  statuses?: string[] | undefined;
  level?: string | undefined;
  ownerId?: string | null;
  domainLeadId?: string | null;
  /** Who is asked to sign now. */
  waitingForId?: string | null;
  market?: string | null;
  domain?: string | null;
  overdue?: boolean | undefined;
  brokenGlass?: boolean | undefined;
  /** Instants as ISO 8601: before, and at or after. */
  dueBefore?: string | undefined;
  dueAfter?: string | undefined;
  changedSince?: string | undefined;
  /** Part of the title. */
  q?: string | undefined;
  /** Whoever asks, and sees no other. */
  seenBy?: Sight | undefined;
}

/** The condition on `risks k`, with its values. */
export function risksWhere(by: RiskSelection): Condition {
  const list = new Narrowing();
  list.by(by.statuses, (p) => `k.status = ANY(${p})`);
  list.by(by.level, (p) => `k.level = ${p}`);
  list.by(by.ownerId, (p) => `k.owner_id = ${p}`);
  list.by(by.domainLeadId, (p) => `k.domain_lead_id = ${p}`);
  list.by(by.waitingForId, (p) => waitsForSignatureOf(p, 'k.round_id'));
  list.by(by.market, (p) => isAmong('k.markets', p));
  list.by(by.domain, (p) => `folded(k.domain) = folded(${p})`);
  list.by(by.overdue, (p) => `k.overdue = ${p}`);
  if (by.brokenGlass !== undefined) list.also(`${by.brokenGlass ? '' : 'NOT '}${brokenGlass('k.id')}`);
  list.by(by.dueBefore, (p) => `(k.status <> 'closed' AND k.due_at < ${p}::timestamptz)`);
  list.by(by.dueAfter, (p) => `(k.status <> 'closed' AND k.due_at >= ${p}::timestamptz)`);
  list.by(by.changedSince, (p) => `k.updated_at >= ${p}::timestamptz`);
  list.by(by.q, (p) => `strpos(folded(k.title), folded(${p})) > 0`);
  if (by.seenBy) list.also(seesShown('risk', by.seenBy, (value) => list.placeholderOf(value), 'k'));
  return list.condition;
}
