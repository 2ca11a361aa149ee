import type { ExceptionRecord } from './exception.js';
import { expectAtMost } from '../at-most.js';
import { addDuration, describeInstant, subtractDuration, type Instant } from '../time.js';
import { glassExpiry } from '../sign-off/glass-step.js';
import type { Round } from '../sign-off/round.js';
import { mostAtOnce, type PlannedStep, type StepKind } from '../record/step.js';
import { said } from '../sign-off/limit-steps.js';

/** What fires next for an exception, and when: the one place where it is computed. */
export function planException(subject: ExceptionRecord): PlannedStep[] {
  const { exception, policy, round } = subject;
  const { status, endsAt, ends } = exception;
  const steps: PlannedStep[] = [];
  const step = (kind: StepKind, level: number, occurrence: number, fireAt: Instant, because: string): void => {
    const { policyVersionId } = exception;
    steps.push({ cycle: 1, policyVersionId, kind, level, occurrence, fireAt, state: 'planned', because });
  };
  if (status === 'draft' || status === 'requested' || status === 'approved' || status === 'active')
    step('lease_end', 1, 0, endsAt, `ends ${describeInstant(endsAt, ends.zone)}`);
  if ((status === 'requested' || status === 'active') && round) {
    const fireAt = addDuration(round.stageOpenedAt, policy.limit, ends.zone);
    step(
      'lease_limit',
      round.stage,
      openingOf(subject, round),
      fireAt,
      `${said(policy.limit)} without a decision of stage ${round.stage}`,
    );
  }
  if (status === 'requested' || status === 'active')
    steps.push(...glassExpiry(round, { cycle: 1, policyVersionId: exception.policyVersionId }));
  if (status === 'approved' && exception.startsAt !== null)
    step('lease_start', 1, 0, exception.startsAt, `starts ${describeInstant(exception.startsAt, ends.zone)}`);
  if (status === 'approved' || status === 'active') {
    expectAtMost(policy.before.length, mostAtOnce, 'reminders');
    const from = exception.activatedAt ?? exception.startsAt ?? 0;
    for (const [index, before] of policy.before.entries()) {
      const fireAt = subtractDuration(endsAt, before, ends.zone);
      // One that was to come before it began is not sent late.
      if (fireAt >= from && fireAt < endsAt)
        step(
          'lease_reminder',
          index + 1,
          0,
          fireAt,
          `${said(before)} before it ends ${describeInstant(endsAt, ends.zone)}`,
        );
    }
  }
  if (status === 'active' && exception.staleSince !== null) {
    const fireAt = addDuration(exception.staleSince, policy.staleLimit, ends.zone);
    step('lease_stale', 1, exception.staleCount, fireAt, `${said(policy.staleLimit)} stale without a new approval`);
  }
  return steps;
}

/**
 * Tells the times apart that a stage has begun anew, by a signature that was taken back: a step fires once. The first time
 * it is the number of the round.
 */
function openingOf({ steps }: ExceptionRecord, { number, stage, stageOpenedAt }: Round): number {
  const before = steps.filter(
    ({ kind, state, level, occurrence, fireAt }) =>
      kind === 'lease_limit' &&
      state === 'fired' &&
      level === stage &&
      occurrence % 1000 === number &&
      fireAt <= stageOpenedAt,
  );
  return before.length * 1000 + number;
}
