import { atMost } from '../at-most.js';
import type { Instant } from '../time.js';
import type { Outcome, Subject } from './outcome.js';
import { mostAtOnce, nextStep, sayingOf, stepKeyText, type PlannedStep } from './step.js';

/**
 * Fires every step that is due at `now`, in order, each recorded at the instant that was due. A step may bring others
 * (the breach brings the ladder), which fire too when they are due. Idempotent: what fired is not planned any more.
 *
 * Where several are late together, because a machine was away, what one has said is not repeated in the same breath.
 *
 * @param fire carries one out; the step must not be planned for that instant any more afterwards
 * @param waits whether a step says nothing now, and is planned for later by `fire`
 */
export function fireDue<S extends Subject, E>(
  outcome: Outcome<S, E>,
  now: Instant,
  fire: (outcome: Outcome<S, E>, step: PlannedStep) => Outcome<S, E>,
  waits: (outcome: Outcome<S, E>, step: PlannedStep) => boolean = () => false,
): Outcome<S, E> {
  let result = outcome;
  const said = new Set<string>();
  const turn = atMost(mostAtOnce, 'steps that are due at once');
  for (let step = nextStep(result.after.steps); step && step.fireAt <= now; step = nextStep(result.after.steps)) {
    turn();
    if (waits(result, step)) {
      result = fire(result, step);
      continue;
    }
    const saying = sayingOf(step);
    result = said.has(saying) ? passOver(result, step) : fire(result, step);
    said.add(saying);
  }
  return result;
}

/** The step has fired; nothing else follows from it. */
export function passOver<S extends Subject, E>(outcome: Outcome<S, E>, step: PlannedStep): Outcome<S, E> {
  const steps = outcome.after.steps.map((other) => (other === step ? { ...step, state: 'fired' as const } : other));
  return { ...outcome, after: { ...outcome.after, steps } };
}

/** The key of the audit event of a step, and of the one effect that two clocks may bring about. */
export function stepEventKey(subject: string, step: PlannedStep): string {
  return `${subject}#step:${stepKeyText(step)}`;
}
