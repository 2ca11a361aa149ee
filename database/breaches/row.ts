import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { Breach } from '../../domain/breach/breach.js';
import { seesShown } from '../access/visible.js';
import type { Sorts } from '../paging/keyset.js';
import { Register, type Shown } from '../record/register.js';
import { given, kept, once, RecordRow } from '../record/row.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';

/** How breaches are kept. */
export const breachRow = new RecordRow<Breach>('breaches', {
  id: once('id', 'uuid'),
  number: given('number', 'bigint'),
  type: once('type', 'text'),
  metricId: once('metric_id', 'uuid'),
  sliceKey: once('slice_key', 'text'),
  slice: once('slice', 'json'),
  title: once('title', 'text'),
  domain: once('domain', 'text'),
  markets: once('markets', 'text[]'),
  ownerId: kept('owner_id', 'uuid'),
  band: kept('band', 'text'),
  reasons: kept('reasons', 'json'),
  since: kept('since', 'date'),
  status: kept('status', 'text'),
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
  endedAt: kept('ended_at', 'instant'),
  escalationPolicyVersionId: once('escalation_policy_version_id', 'uuid'),
  version: kept('version', 'integer'),
});

/** A breach with the names of the people in it, and the key of its metric. */
export type ShownBreach = Shown<Breach, { metric_key: string; metric_name: string }>;

export const breachRegister = new Register<Breach, { metric_key: string; metric_name: string }>(breachRow, {
  ...{ kind: 'breach', alias: 'b' },
  people: 'b.owner_id',
  more: `(SELECT m.key FROM metrics m WHERE m.id = b.metric_id) AS metric_key,
    (SELECT m.name FROM metrics m WHERE m.id = b.metric_id) AS metric_name`,
});

/** A breach by its id or as `BR-12`. @throws Refusal `not-found` */
export function findBreach(manager: EntityManager, ref: string): Promise<ShownBreach> {
  return breachRegister.find(manager, ref);
}

const id = { sql: 'b.id', type: 'uuid' } as const;

export const breachSorts: Sorts<'due' | 'created' | 'number' | 'updated'> = {
  due: [{ sql: 'b.due_at', type: 'timestamptz' }, id],
  created: [{ sql: 'b.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'b.number', type: 'bigint' }],
  updated: [{ sql: 'b.updated_at', type: 'timestamptz' }, id],
};

/** What a list is narrowed by; what is absent or null narrows nothing. */
export interface BreachSelection {
  /** Those that have not happened are listed where they are asked for only. */
  statuses?: string[] | undefined;
  type?: string | undefined;
  band?: string | undefined;
  metricId?: string | null;
  ownerId?: string | null;
  market?: string | null;
  domain?: string | null;
  changedSince?: string | undefined;
  seenBy?: Sight | undefined;
}

/** The condition on `breaches b`, with its values. */
export function breachesWhere(by: BreachSelection): Condition {
  const list = new Narrowing();
  if (by.statuses === undefined) list.also(`b.status <> 'expected'`);
  list.by(by.statuses, (p) => `b.status = ANY(${p})`);
  list.by(by.type, (p) => `b.type = ${p}`);
  list.by(by.band, (p) => `b.band = ${p}`);
  list.by(by.metricId, (p) => `b.metric_id = ${p}`);
  list.by(by.ownerId, (p) => `b.owner_id = ${p}`);
  list.by(by.market, (p) => isAmong('b.markets', p));
  list.by(by.domain, (p) => `folded(b.domain) = folded(${p})`);
  list.by(by.changedSince, (p) => `b.updated_at >= ${p}::timestamptz`);
  if (by.seenBy) list.also(seesShown('breach', by.seenBy, (value) => list.placeholderOf(value), 'b'));
  return list.condition;
}

/** A breach of a metric that lives, with its slice. */
export interface LiveBreach {
  id: string;
  type: Breach['type'];
  slice_key: string;
}

/** Those of a metric that live; of these slices, or all. */
export function liveBreaches(
  manager: EntityManager,
  metricId: string,
  sliceKeys: readonly string[] | 'all',
): Promise<LiveBreach[]> {
  return manager.query(
    `SELECT id, type, slice_key FROM breaches WHERE metric_id = $1 AND status IN ('expected', 'open')
       AND ($2::text[] IS NULL OR slice_key = ANY($2)) ORDER BY id`,
    [metricId, sliceKeys === 'all' ? null : sliceKeys],
  );
}
