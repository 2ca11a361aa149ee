import type { OutboxEntry } from './outbox.js';

/** What the engine must know of a kind of record that lives as a workflow. */
export interface KindFacts {
  /** Its rows: `id`, `status`, `version`, `workflow_version` and `updated_at` are read here. */
  table: string;
  /** The exported function of `workflows/`. */
  workflowType: string;
  /** A workflow's id is `<prefix>/<uuid>`, so that starting it twice is harmless. */
  prefix: string;
  /** The name of the id in the workflow's input. */
  input: string;
  /** States in which a workflow waits for time or for people. */
  live: readonly string[];
  /** A column that says of a row in another state that its workflow waits all the same. */
  alsoLive?: string;
  /** States that have no workflow yet: such a record never lags. */
  unstarted: readonly string[];
}

/**
 * Every kind of living record, in the order in which the sweep takes them. Sweep, reconciler, relay, plan and the tests'
 * clock go by this list; what a kind does is in `living.ts`.
 */
export const recordKinds = {
  action_item: {
    table: 'action_items',
    workflowType: 'actionItem',
    prefix: 'action-item',
    input: 'itemId',
    live: ['open', 'in_progress', 'on_hold', 'submitted'],
    alsoLive: 'check_pending',
    unstarted: ['draft'],
  },
  program: {
    table: 'programs',
    workflowType: 'program',
    prefix: 'program',
    input: 'programId',
    live: ['active', 'on_hold'],
    unstarted: ['draft'],
  },
  exception: {
    table: 'exceptions',
    workflowType: 'exception',
    prefix: 'exception',
    input: 'exceptionId',
    live: ['draft', 'requested', 'approved', 'active'],
    unstarted: [],
  },
  delegation: {
    table: 'delegations',
    workflowType: 'delegation',
    prefix: 'delegation',
    input: 'delegationId',
    live: ['coming', 'active'],
    unstarted: [],
  },
  recurrence: {
    table: 'recurrences',
    workflowType: 'recurrence',
    prefix: 'recurrence',
    input: 'recurrenceId',
    live: ['active', 'paused'],
    unstarted: [],
  },
} as const satisfies Record<string, KindFacts>;

/** As `planned_steps`, the trail and notifications name it. */
export type RecordKind = keyof typeof recordKinds;

export const recordKindNames = Object.keys(recordKinds) as RecordKind[];

export interface WorkflowRef {
  workflowType: string;
  workflowId: string;
  input: Record<string, unknown>;
}

/** The workflow of one record. */
export function workflowOf(kind: RecordKind, id: string): WorkflowRef {
  const { workflowType, prefix, input } = recordKinds[kind];
  return { workflowType, workflowId: `${prefix}/${id}`, input: { [input]: id } };
}

/** The id of the record whose workflow this is; null where it is that of something else. */
export function recordOf(workflowId: string): string | null {
  const [prefix, id, ...more] = workflowId.split('/');
  const known = recordKindNames.some((kind) => recordKinds[kind].prefix === prefix);
  return known && id !== undefined && more.length === 0 ? id : null;
}

/** Lets the workflow of a record read its facts; one that is gone is started. */
export function pokeOf(kind: RecordKind, id: string): OutboxEntry {
  return { ...workflowOf(kind, id), kind: 'poke' };
}

/** One statement over the tables of all kinds. */
export function unionOfKinds(select: (facts: KindFacts, kind: RecordKind) => string): string {
  return recordKindNames.map((kind) => select(recordKinds[kind], kind)).join(' UNION ALL ');
}

/** SQL: whether the workflow of a row waits for time or for people. */
export function isAlive({ live, alsoLive }: KindFacts): string {
  const states = `status IN (${statesIn(live)})`;
  return alsoLive === undefined ? states : `(${states} OR ${alsoLive})`;
}

/** `'open', 'on_hold'`, for a list of SQL; the states are constants of ours. */
export function statesIn(states: readonly string[]): string {
  return states.map((state) => `'${state}'`).join(', ');
}
