import type { EntityManager } from 'typeorm';
import { mayEndDelegation } from '../../domain/access/access.js';
import { stepEventKey } from '../../domain/record/fire.js';
import { mergePlan, nextStep, type PlannedStep } from '../../domain/record/step.js';
import { Refusal } from '../../domain/refusal.js';
import { refused } from '../../domain/record/command.js';
import { actorNow } from '../people/actor-now.js';
import { loadSteps, savePlans, type FiredBy } from '../plan/steps.js';
import type { RecordAnswer, RecordSnapshot } from '../records/living.js';
import { recordedKeys } from '../trail/events.js';
import { lockDelegation, recordDelegation, tellDelegation, type DelegationRow } from './record-delegation.js';

/** The command of a delegation as it travels to its workflow. */
export interface DelegationCommand {
  type: 'end';
  reason?: string;
}

interface FireOptions {
  firedBy: FiredBy;
  /** The delegation's workflow records it and adopts it. */
  byWorkflow: boolean;
}

/** Tells both of the start and the end that have come by `now`, each once, at the instant that it was. */
export async function fireDelegation(
  manager: EntityManager,
  id: string,
  now: number,
  options: FireOptions,
): Promise<RecordSnapshot | null> {
  const row = await lockDelegation(manager, id);
  if (!row) return null;
  const steps = (await loadSteps(manager, [id])).get(id) ?? [];
  return (await fire(manager, row, steps, now, options)).snapshot;
}

/**
 * Ends a delegation before its time, or takes one back that has not begun.
 * Refused with `illegal-transition` where it has ended.
 */
export async function runDelegationCommand(
  manager: EntityManager,
  {
    id,
    command,
    actorId,
    key,
    at,
  }: { id: string; command: DelegationCommand; actorId: string; key: string; at: number },
): Promise<RecordAnswer> {
  const row = await lockDelegation(manager, id);
  if (!row) return { result: refused(new Refusal('not-found', `There is no delegation ${id}.`)), snapshot: null };
  const steps = (await loadSteps(manager, [id])).get(id) ?? [];
  const eventKey = `delegation/${id}#cmd:${key}`;
  const done = (await recordedKeys(manager, [eventKey])).has(eventKey);
  const fired = await fire(manager, row, steps, at, { firedBy: 'command', byWorkflow: true });
  const { version, status } = fired.snapshot;
  if (done) return { result: { ok: true, version, status }, snapshot: fired.snapshot };
  if (!fired.snapshot.live) {
    const why = 'This delegation has ended already; nothing is to be done.';
    return {
      result: refused(new Refusal('illegal-transition', why, { currentStatus: status })),
      snapshot: fired.snapshot,
    };
  }
  const refusal = await refusalOf(manager, row, actorId, at);
  if (refusal) return { result: refused(refusal), snapshot: fired.snapshot };
  const ended: DelegationRow = { ...fired.row, status: 'revoked', version: version + 1 };
  const kept = mergePlan(fired.steps, []);
  await manager.query(
    `UPDATE delegations SET status = 'revoked', revoked_at = to_timestamp($2 / 1000.0), revoked_by = $3, version = $4,
       workflow_version = $4, updated_at = clock_timestamp() WHERE id = $1`,
    [id, at, actorId, ended.version],
  );
  await savePlans(manager, [{ subjectKind: 'delegation', subjectId: id, before: fired.steps, after: kept }], 'command');
  const what = { key: eventKey, type: 'delegation.revoked', at, actorId };
  await recordDelegation(manager, ended, what, { reason: command.reason ?? null });
  await tellDelegation(manager, ended, 'ended', what);
  const snapshot = snapshotOf(ended, kept);
  return { result: { ok: true, version: snapshot.version, status: snapshot.status }, snapshot };
}

/** Why somebody may not end it, asked again of the facts as they are; null where they may. */
async function refusalOf(
  manager: EntityManager,
  { personId, personManagerId, standInId }: DelegationRow,
  actorId: string,
  at: number,
): Promise<Refusal | null> {
  try {
    mayEndDelegation(await actorNow(manager, actorId, at), { id: personId, managerId: personManagerId }, standInId);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Fires what is due of a delegation that is locked. */
export async function fire(
  manager: EntityManager,
  before: DelegationRow,
  planned: PlannedStep[],
  now: number,
  { firedBy, byWorkflow }: FireOptions,
): Promise<{ row: DelegationRow; steps: PlannedStep[]; snapshot: RecordSnapshot }> {
  let row = before;
  let steps = planned;
  for (let step = nextStep(steps); step && step.fireAt <= now; step = nextStep(steps)) {
    const due = step;
    const begins = due.kind === 'delegation_start';
    steps = steps.map((other) => (other === due ? { ...due, state: 'fired' as const } : other));
    row = { ...row, status: begins ? 'active' : 'ended', version: row.version + 1 };
    const key = stepEventKey(`delegation/${row.id}`, due);
    const what = { key, type: begins ? 'delegation.started' : 'delegation.ended', at: due.fireAt, actorId: null };
    await recordDelegation(manager, row, what, { because: due.because });
    await tellDelegation(manager, row, begins ? 'started' : 'ended', what);
  }
  if (row !== before) {
    await savePlans(
      manager,
      [{ subjectKind: 'delegation', subjectId: row.id, before: planned, after: steps }],
      firedBy,
    );
    await manager.query(
      'UPDATE delegations SET status = $2, version = $3, updated_at = clock_timestamp() WHERE id = $1',
      [row.id, row.status, row.version],
    );
  }
  if (byWorkflow)
    await manager.query(
      'UPDATE delegations SET workflow_version = version WHERE id = $1 AND workflow_version <> version',
      [row.id],
    );
  return { row, steps, snapshot: snapshotOf(row, steps) };
}

function snapshotOf({ status, version }: DelegationRow, steps: PlannedStep[]): RecordSnapshot {
  const live = status === 'coming' || status === 'active';
  return { version, status, live, nextAt: live ? (nextStep(steps)?.fireAt ?? null) : null };
}
