import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { ControlTest } from '../../domain/control-test/control-test.js';
import { seesShown } from '../access/visible.js';
import type { Sorts } from '../paging/keyset.js';
import { Register, type Shown } from '../record/register.js';
import { given, kept, once, RecordRow } from '../record/row.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';

/** How control tests are kept. */
export const controlTestRow = new RecordRow<ControlTest>('control_tests', {
  id: once('id', 'uuid'),
  number: given('number', 'bigint'),
  controlId: once('control_id', 'uuid'),
  title: once('title', 'text'),
  domain: once('domain', 'text'),
  markets: once('markets', 'text[]'),
  about: once('about', 'text'),
  controlRevision: once('control_revision', 'integer'),
  testerId: kept('tester_id', 'uuid'),
  testers: kept('testers', 'uuid[]'),
  plannedBy: once('planned_by', 'uuid'),
  status: kept('status', 'text'),
  sample: kept('sample', 'json'),
  items: kept('items', 'json'),
  conclusion: kept('conclusion', 'json'),
  regraded: kept('regraded', 'json'),
  cancellation: kept('cancellation', 'text'),
  retestOf: once('retest_of', 'uuid'),
  findingId: kept('finding_id', 'uuid'),
  concludedAt: kept('concluded_at', 'instant'),
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
  escalationPolicyVersionId: once('escalation_policy_version_id', 'uuid'),
  reminderPolicyVersionId: once('reminder_policy_version_id', 'uuid'),
  version: kept('version', 'integer'),
});

interface OfControl {
  control: { id: string; number: number; title: string };
  retest_of_number: number | null;
}

/** A control test with the names of the people in it, and its control. */
export type ShownControlTest = Shown<ControlTest, OfControl>;

export const controlTestRegister = new Register<ControlTest, OfControl>(controlTestRow, {
  ...{ kind: 'control_test', alias: 'k' },
  people: `SELECT unnest(k.testers || ARRAY[k.planned_by, (k.sample ->> 'by')::uuid, (k.conclusion ->> 'by')::uuid, (k.regraded ->> 'by')::uuid])`,
  more: `(SELECT jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title) FROM controls c WHERE c.id = k.control_id) AS control,
    (SELECT o.number FROM control_tests o WHERE o.id = k.retest_of) AS retest_of_number`,
});

/** A control test by its id or as `CX-12`. @throws Refusal `not-found` */
export function findControlTest(manager: EntityManager, ref: string): Promise<ShownControlTest> {
  return controlTestRegister.find(manager, ref);
}

const id = { sql: 'k.id', type: 'uuid' } as const;

export const controlTestSorts: Sorts<'due' | 'created' | 'number' | 'updated'> = {
  due: [{ sql: `coalesce(k.due_at, 'infinity'::timestamptz)`, type: 'timestamptz' }, id],
  created: [{ sql: 'k.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'k.number', type: 'bigint' }],
  updated: [{ sql: 'k.updated_at', type: 'timestamptz' }, id],
};

/** What a list is narrowed by; what is absent or null narrows nothing. */
export interface ControlTestSelection {
  statuses?: string[] | undefined;
  about?: string | undefined;
  deficiency?: string | undefined;
  controlId?: string | null;
  testerId?: string | null;
  market?: string | null;
  domain?: string | null;
  overdue?: boolean | undefined;
  /** Concluded, and so. */
  effective?: boolean | undefined;
  dueBefore?: string | undefined;
  dueAfter?: string | undefined;
  changedSince?: string | undefined;
  /** Part of the title. */
  q?: string | undefined;
  seenBy?: Sight | undefined;
}

/** The condition on `control_tests k`, with its values. */
export function controlTestsWhere(by: ControlTestSelection): Condition {
  const list = new Narrowing();
  list.by(by.statuses, (p) => `k.status = ANY(${p})`);
  list.by(by.about, (p) => `k.about = ${p}`);
  list.by(by.deficiency, (p) => `k.conclusion ->> 'deficiency' = ${p}`);
  list.by(by.controlId, (p) => `k.control_id = ${p}`);
  list.by(by.testerId, (p) => `k.tester_id = ${p}`);
  list.by(by.market, (p) => isAmong('k.markets', p));
  list.by(by.domain, (p) => `folded(k.domain) = folded(${p})`);
  list.by(by.overdue, (p) => `k.overdue = ${p}`);
  list.by(by.effective, (p) => `(k.conclusion ->> 'effective')::boolean = ${p}`);
  list.by(by.dueBefore, (p) => `k.due_at < ${p}::timestamptz`);
  list.by(by.dueAfter, (p) => `k.due_at >= ${p}::timestamptz`);
  list.by(by.changedSince, (p) => `k.updated_at >= ${p}::timestamptz`);
  list.by(by.q, (p) => `strpos(folded(k.title), folded(${p})) > 0`);
  if (by.seenBy) list.also(seesShown('control_test', by.seenBy, (value) => list.placeholderOf(value), 'k'));
  return list.condition;
}
