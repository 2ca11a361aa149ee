import type { By } from '../record/command.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { PlannedStep } from '../record/step.js';
import type { Instant } from '../time.js';
import { DelegationChange } from './change.js';
import type { DelegationCommand, DelegationOutcome } from './delegation-record.js';

/**
 * Ends a delegation before its time, or takes one back that has not begun.
 * @throws Refusal `illegal-transition` where it has ended
 */
export function decideDelegation(
  outcome: DelegationOutcome,
  { reason }: DelegationCommand,
  { actorId, key, at }: By,
): DelegationOutcome {
  const change = new DelegationChange(outcome, key, actorId, at);
  change.require('end');
  change.set({ status: 'revoked', revokedAt: at, revokedBy: actorId });
  change.tellBoth('ended');
  return change.done('delegation.revoked', change.about({ reason: reason ?? null }));
}

/** The start and the end that have come by `now`, each at the instant that it was. */
export function fireDelegationSteps(outcome: DelegationOutcome, now: Instant): DelegationOutcome {
  return fireDue(outcome, now, fireStep);
}

function fireStep(outcome: DelegationOutcome, step: PlannedStep): DelegationOutcome {
  const key = stepEventKey(`delegation/${outcome.after.delegation.id}`, step);
  const change = new DelegationChange(passOver(outcome, step), key, null, step.fireAt);
  const begins = step.kind === 'delegation_start';
  change.set({ status: begins ? 'active' : 'ended' });
  change.tellBoth(begins ? 'started' : 'ended');
  return change.done(begins ? 'delegation.started' : 'delegation.ended', change.about({ because: step.because }));
}
