import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { Control } from '../../domain/control/control.js';
import { seesShown } from '../access/visible.js';
import type { Sorts } from '../paging/keyset.js';
import { Register, type Shown } from '../record/register.js';
import { given, kept, once, RecordRow, several } from '../record/row.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';

/** How controls are kept. */
export const controlRow = new RecordRow<Control>('controls', {
  id: once('id', 'uuid'),
  number: given('number', 'bigint'),
  title: kept('title', 'text'),
  objective: kept('objective', 'text'),
  procedure: kept('procedure', 'text'),
  type: kept('type', 'text'),
  automation: kept('automation', 'text'),
  stage: kept('stage', 'text'),
  domain: kept('domain', 'text'),
  markets: kept('markets', 'text[]'),
  frequency: kept('frequency', 'json'),
  within: kept('within', 'text'),
  attestEvery: kept('attest_every', 'text'),
  missed: kept('missed', 'json'),
  revision: kept('revision', 'integer'),
  contentHash: kept('content_hash', 'text'),
  ownerId: kept('owner_id', 'uuid'),
  owners: kept('owners', 'uuid[]'),
  operatorId: kept('operator_id', 'uuid'),
  operators: kept('operators', 'uuid[]'),
  domainLeadId: kept('domain_lead_id', 'uuid'),
  authorId: once('author_id', 'uuid'),
  status: kept('status', 'text'),
  approval: kept('approval', 'json'),
  attestation: kept('attestation', 'json'),
  retirement: kept('retirement', 'json'),
  runs: kept('runs', 'integer'),
  lastNominal: kept('last_nominal', 'date'),
  lastDate: kept('last_date', 'date'),
  next: several<Control['next'], Control>(
    [
      { name: 'next', kind: 'json', value: (next) => next },
      { name: 'next_at', kind: 'instant', value: (next) => next?.at },
    ],
    (row) => row['next'] as Control['next'],
  ),
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

/** How many of the last runs of a control in a row were missed, how many wait, and whether it fails. */
interface Runs {
  missed_in_a_row: number;
  open_runs: number;
  failing: boolean;
}

/** A control with the names of the people in it, and how its runs stand. */
export type ShownControl = Shown<Control, Runs>;

/** SQL: how many of the last runs of `k` in a row were missed; one that still waits in time says nothing. */
export const missedInARow = `(SELECT count(*) FROM occurrences o WHERE o.control_id = k.id AND o.missed_at IS NOT NULL
    AND o.run > coalesce((SELECT max(w.run) FROM occurrences w WHERE w.control_id = k.id AND w.status = 'performed'), 0))::int`;

/** SQL: whether the last test of a control `k` that was concluded found it ineffective. */
export const failsByTest = `coalesce((SELECT t.conclusion ->> 'effective' = 'false' FROM control_tests t WHERE t.control_id = k.id
      AND t.status = 'concluded' ORDER BY t.concluded_at DESC LIMIT 1), FALSE)`;

/**
 * SQL: whether a control `k` fails: as many of its last runs were missed in a row as its policy takes for a gap, or the last test of it
 * that was concluded found it so.
 */
export const controlFails = `(${missedInARow} >= greatest((k.missed ->> 'inARow')::int, 1) OR ${failsByTest})`;

const saidBy = ['approval', 'attestation', 'retirement'].map((said) => `(k.${said} ->> 'by')::uuid`).join(', ');

export const controlRegister = new Register<Control, Runs>(controlRow, {
  ...{ kind: 'control', alias: 'k' },
  people: `SELECT unnest(k.owners || k.operators || ARRAY[k.domain_lead_id, k.author_id, ${saidBy}])`,
  more: `${missedInARow} AS missed_in_a_row, (k.status = 'operating' AND ${controlFails}) AS failing,
    (SELECT count(*) FROM occurrences o WHERE o.control_id = k.id AND o.status IN ('expected', 'missed'))::int AS open_runs`,
});

/** A control by its id or as `CO-12`. @throws Refusal `not-found` */
export function findControl(manager: EntityManager, ref: string): Promise<ShownControl> {
  return controlRegister.find(manager, ref);
}

const id = { sql: 'k.id', type: 'uuid' } as const;

export const controlSorts: Sorts<'due' | 'next' | 'created' | 'number' | 'updated'> = {
  due: [{ sql: `coalesce(k.due_at, 'infinity'::timestamptz)`, type: 'timestamptz' }, id],
  next: [{ sql: `coalesce(k.next_at, 'infinity'::timestamptz)`, type: 'timestamptz' }, id],
  created: [{ sql: 'k.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'k.number', type: 'bigint' }],
  updated: [{ sql: 'k.updated_at', type: 'timestamptz' }, id],
};

/** What a list is narrowed by; what is absent or null narrows nothing. */
export interface ControlSelection {
  statuses?: string[] | undefined;
  type?: string | undefined;
  automation?: string | undefined;
  stage?: string | undefined;
  ownerId?: string | null;
  operatorId?: string | null;
  domainLeadId?: string | null;
  market?: string | null;
  domain?: string | null;
  /** Of this domain, or of all of them. */
  covers?: string | null;
  /** It operates, and fails. */
  failing?: boolean | undefined;
  /** Its attestation is late. */
  overdue?: boolean | undefined;
  /** Its last run was missed. */
  missed?: boolean | undefined;
  /** The present version is attested. */
  attested?: boolean | undefined;
  dueBefore?: string | undefined;
  dueAfter?: string | undefined;
  changedSince?: string | undefined;
  /** Part of the title. */
  q?: string | undefined;
  seenBy?: Sight | undefined;
}

/** The condition on `controls k`, with its values. */
export function controlsWhere(by: ControlSelection): Condition {
  const list = new Narrowing();
  list.by(by.statuses, (p) => `k.status = ANY(${p})`);
  list.by(by.type, (p) => `k.type = ${p}`);
  list.by(by.automation, (p) => `k.automation = ${p}`);
  list.by(by.stage, (p) => `k.stage = ${p}`);
  list.by(by.ownerId, (p) => `k.owner_id = ${p}`);
  list.by(by.operatorId, (p) => `k.operator_id = ${p}`);
  list.by(by.domainLeadId, (p) => `k.domain_lead_id = ${p}`);
  list.by(by.market, (p) => isAmong('k.markets', p));
  list.by(by.domain, (p) => `folded(k.domain) = folded(${p})`);
  list.by(by.covers, (p) => `(k.domain IS NULL OR folded(k.domain) = folded(${p}))`);
  list.by(by.failing, (p) => `(k.status = 'operating' AND ${controlFails}) = ${p}`);
  list.by(by.overdue, (p) => `k.overdue = ${p}`);
  list.by(by.missed, (p) => `(${missedInARow} > 0) = ${p}`);
  list.by(by.attested, (p) => `(coalesce(k.attestation ->> 'hash', '') = k.content_hash) = ${p}`);
  list.by(by.dueBefore, (p) => `k.due_at < ${p}::timestamptz`);
  list.by(by.dueAfter, (p) => `k.due_at >= ${p}::timestamptz`);
  list.by(by.changedSince, (p) => `k.updated_at >= ${p}::timestamptz`);
  list.by(by.q, (p) => `strpos(folded(k.title), folded(${p})) > 0`);
  if (by.seenBy) list.also(seesShown('control', by.seenBy, (value) => list.placeholderOf(value), 'k'));
  return list.condition;
}
