import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { Occurrence } from '../../domain/occurrence/occurrence.js';
import { seesShown } from '../access/visible.js';
import type { Sorts } from '../paging/keyset.js';
import { Register, type Shown } from '../record/register.js';
import { given, kept, once, RecordRow } from '../record/row.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';

/** How occurrences are kept; the owner of the control stands beside them. */
export const occurrenceRow = new RecordRow<Occurrence>('occurrences', {
  id: once('id', 'uuid'),
  number: given('number', 'bigint'),
  controlId: once('control_id', 'uuid'),
  run: once('run', 'integer'),
  title: once('title', 'text'),
  domain: once('domain', 'text'),
  markets: once('markets', 'text[]'),
  nominal: once('nominal', 'date'),
  date: once('date', 'date'),
  opensAt: once('opens_at', 'instant'),
  controlRevision: once('control_revision', 'integer'),
  operatorId: kept('operator_id', 'uuid'),
  operators: kept('operators', 'uuid[]'),
  status: kept('status', 'text'),
  performance: kept('performance', 'json'),
  closing: kept('closing', 'json'),
  findingId: kept('finding_id', 'uuid'),
  due: kept('due', 'json'),
  dueAt: kept('due_at', 'instant'),
  cycle: kept('cycle', 'integer'),
  plannedFrom: kept('planned_from', 'instant'),
  overdue: kept('overdue', 'boolean'),
  missedAt: kept('missed_at', 'instant'),
  ladderFrom: kept('ladder_from', 'instant'),
  ladderLevel: kept('ladder_level', 'integer'),
  ladderAdvance: kept('ladder_advance', 'json'),
  acknowledgedAt: kept('acknowledged_at', 'instant'),
  acknowledgedUntil: kept('acknowledged_until', 'instant'),
  pausedMs: kept('paused_ms', 'bigint'),
  pausedWorkingMs: kept('paused_working_ms', 'bigint'),
  endedAt: kept('ended_at', 'instant'),
  escalationPolicyVersionId: once('escalation_policy_version_id', 'uuid'),
  reminderPolicyVersionId: once('reminder_policy_version_id', 'uuid'),
  version: kept('version', 'integer'),
});

interface OfControl {
  control: { id: string; number: number; title: string };
}

/** An occurrence with the names of the people in it, and its control. */
export type ShownOccurrence = Shown<Occurrence, OfControl>;

export const occurrenceRegister = new Register<Occurrence, OfControl>(occurrenceRow, {
  ...{ kind: 'occurrence', alias: 'o' },
  people: `SELECT unnest(o.operators || ARRAY[(o.closing ->> 'by')::uuid, (o.performance ->> 'by')::uuid])`,
  more: `(SELECT jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title) FROM controls c WHERE c.id = o.control_id) AS control`,
});

/** An occurrence by its id or as `OC-12`. @throws Refusal `not-found` */
export function findOccurrence(manager: EntityManager, ref: string): Promise<ShownOccurrence> {
  return occurrenceRegister.find(manager, ref);
}

const id = { sql: 'o.id', type: 'uuid' } as const;

export const occurrenceSorts: Sorts<'due' | 'created' | 'number' | 'updated'> = {
  due: [{ sql: 'o.due_at', type: 'timestamptz' }, id],
  created: [{ sql: 'o.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'o.number', type: 'bigint' }],
  updated: [{ sql: 'o.updated_at', type: 'timestamptz' }, id],
};

/** What a list is narrowed by; what is absent or null narrows nothing. */
export interface OccurrenceSelection {
  statuses?: string[] | undefined;
  controlId?: string | null;
  operatorId?: string | null;
  market?: string | null;
  domain?: string | null;
  overdue?: boolean | undefined;
  /** Missed at its date, whatever became of it. */
  missed?: boolean | undefined;
  dueBefore?: string | undefined;
  dueAfter?: string | undefined;
  changedSince?: string | undefined;
  /** Part of the title. */
  q?: string | undefined;
  seenBy?: Sight | undefined;
}

/** The condition on `occurrences o`, with its values. */
export function occurrencesWhere(by: OccurrenceSelection): Condition {
  const list = new Narrowing();
  list.by(by.statuses, (p) => `o.status = ANY(${p})`);
  list.by(by.controlId, (p) => `o.control_id = ${p}`);
  list.by(by.operatorId, (p) => `o.operator_id = ${p}`);
  list.by(by.market, (p) => isAmong('o.markets', p));
  list.by(by.domain, (p) => `folded(o.domain) = folded(${p})`);
  list.by(by.overdue, (p) => `o.overdue = ${p}`);
  list.by(by.missed, (p) => `(o.missed_at IS NOT NULL) = ${p}`);
  list.by(by.dueBefore, (p) => `o.due_at < ${p}::timestamptz`);
  list.by(by.dueAfter, (p) => `o.due_at >= ${p}::timestamptz`);
  list.by(by.changedSince, (p) => `o.updated_at >= ${p}::timestamptz`);
  list.by(by.q, (p) => `strpos(folded(o.title), folded(${p})) > 0`);
  if (by.seenBy) list.also(seesShown('occurrence', by.seenBy, (value) => list.placeholderOf(value), 'o'));
  return list.condition;
}
