import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { Alignment } from '../../domain/alignment/alignment.js';
import { seesShown } from '../access/visible.js';
import type { Sorts } from '../paging/keyset.js';
import { Register, type Shown } from '../record/register.js';
import { given, kept, once, RecordRow } from '../record/row.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';

/** How alignment rounds are kept. */
export const alignmentRow = new RecordRow<Alignment>('alignments', {
  id: once('id', 'uuid'),
  number: given('number', 'bigint'),
  title: kept('title', 'text'),
  findingId: once('finding_id', 'uuid'),
  domain: kept('domain', 'text'),
  markets: kept('markets', 'text[]'),
  rating: kept('rating', 'text'),
  content: kept('content', 'json'),
  contentHash: kept('content_hash', 'text'),
  revision: kept('revision', 'integer'),
  rule: once('rule', 'json'),
  participants: kept('participants', 'json'),
  representatives: kept('representatives', 'uuid[]'),
  silent: kept('silent', 'uuid[]'),
  chairId: kept('chair_id', 'uuid'),
  openedBy: once('opened_by', 'uuid'),
  status: kept('status', 'text'),
  outcome: kept('outcome', 'json'),
  withdrawal: kept('withdrawal', 'text'),
  frozen: kept('frozen', 'json'),
  frozenHash: kept('frozen_hash', 'text'),
  firstDueAt: once('first_due_at', 'instant'),
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
  closedAt: kept('closed_at', 'instant'),
  escalationPolicyVersionId: once('escalation_policy_version_id', 'uuid'),
  reminderPolicyVersionId: once('reminder_policy_version_id', 'uuid'),
  version: kept('version', 'integer'),
});

/** A round with the names of the people in it, and what its finding and its items are called. */
export type ShownAlignment = Shown<
  Alignment,
  { finding_key: string; items: Record<string, { key: string; status: string }> | null }
>;

const inTeams = ['by', 'for', 'ownerId']
  .map(
    (who) =>
      `SELECT (x #>> '{}')::uuid FROM jsonb_path_query(k.participants, 'lax $.**.${who} ? (@ <> null && @ <> "")') x`,
  )
  .join(' UNION ALL ');

export const alignmentRegister = new Register<
  Alignment,
  { finding_key: string; items: Record<string, { key: string; status: string }> | null }
>(alignmentRow, {
  ...{ kind: 'alignment', alias: 'k' },
  people: `SELECT unnest(k.representatives || ARRAY[k.chair_id, k.opened_by, (k.outcome ->> 'by')::uuid]) UNION ALL ${inTeams}`,
  more: `(SELECT 'FI-' || f.number FROM findings f WHERE f.id = k.finding_id) AS finding_key,
    (SELECT jsonb_object_agg(i.id, jsonb_build_object('key', 'AI-' || i.number, 'status', i.status)) FROM action_items i
      WHERE i.id IN (SELECT (x #>> '{}')::uuid FROM jsonb_path_query(k.participants, 'lax $.**.itemId ? (@ <> null)') x)) AS items`,
});

/** A round by its id or as `AL-12`. @throws Refusal `not-found` */
export function findAlignment(manager: EntityManager, ref: string): Promise<ShownAlignment> {
  return alignmentRegister.find(manager, ref);
}

const id = { sql: 'k.id', type: 'uuid' } as const;

export const alignmentSorts: Sorts<'due' | 'created' | 'number' | 'updated'> = {
  due: [{ sql: 'k.due_at', type: 'timestamptz' }, id],
  created: [{ sql: 'k.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'k.number', type: 'bigint' }],
  updated: [{ sql: 'k.updated_at', type: 'timestamptz' }, id],
};

/** What a list is narrowed by; what is absent or null narrows nothing. */
export interface AlignmentSelection {
  statuses?: string[] | undefined;
  /** Id of the finding. */
  findingId?: string | null;
  chairId?: string | null;
  teamId?: string | null;
  /** Who is to answer for a team, or to decide, now. */
  waitingForId?: string | null;
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

const live = `k.status IN ('open', 'deciding')`;
const waitsFor = (person: string): string =>
  `(k.status = 'open' AND ${person} = ANY(k.silent) OR k.status = 'deciding' AND k.chair_id = ${person})`;

/** The condition on `alignments k`, with its values. */
export function alignmentsWhere(by: AlignmentSelection): Condition {
  const list = new Narrowing();
  list.by(by.statuses, (p) => `k.status = ANY(${p})`);
  list.by(by.findingId, (p) => `k.finding_id = ${p}`);
  list.by(by.chairId, (p) => `k.chair_id = ${p}`);
  list.by(by.teamId, (p) => `k.participants @> jsonb_build_array(jsonb_build_object('teamId', ${p}::text))`);
  list.by(by.waitingForId, (p) => waitsFor(`${p}::uuid`));
  list.by(by.market, (p) => isAmong('k.markets', p));
  list.by(by.domain, (p) => `folded(k.domain) = folded(${p})`);
  list.by(by.overdue, (p) => `k.overdue = ${p}`);
  list.by(by.dueBefore, (p) => `(${live} AND k.due_at < ${p}::timestamptz)`);
  list.by(by.dueAfter, (p) => `(${live} AND k.due_at >= ${p}::timestamptz)`);
  list.by(by.changedSince, (p) => `k.updated_at >= ${p}::timestamptz`);
  list.by(by.q, (p) => `strpos(folded(k.title), folded(${p})) > 0`);
  if (by.seenBy) list.also(seesShown('alignment', by.seenBy, (value) => list.placeholderOf(value), 'k'));
  return list.condition;
}
