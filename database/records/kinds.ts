import type { OutboxEntry } from '../engine/outbox.js';

/** What the engine must know of a kind of record that lives as a workflow. */
interface KindFacts {
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

/** Lets the workflow of a record read its facts; one that is gone is started. */
export function pokeOf(kind: RecordKind, id: string): OutboxEntry {
  return { ...workflowOf(kind, id), kind: 'poke' };
}

/** One statement over the tables of all kinds. */
export function unionOfKinds(select: (facts: KindFacts, kind: RecordKind) => string): string {
  return recordKindNames.map((kind) => select(recordKinds[kind], kind)).join(' UNION ALL ');
}

/** `'open', 'on_hold'`, for a list of SQL; the states are constants of ours. */
export function statesIn(states: readonly string[]): string {
  return states.map((state) => `'${state}'`).join(', ');
}
