import type { ItemOutcome } from './outcome.js';
import { atMost } from '../at-most.js';
import type { Recipient } from '../person/recipients.js';
import { mostAtOnce, nextStep, stepKeyText, type PlannedStep } from '../record/step.js';
import type { Instant } from '../time.js';
import { fireNext } from './fire.js';
import type { ItemRecord } from './item.js';
import { noOutcome } from '../record/outcome.js';

/** A step that will fire, and whom it would reach. */
export interface Foreseen {
  step: PlannedStep;
  told: Recipient[];
}

/**
 * What will fire for an item if nobody does anything: played with the very function that the workflow and the sweep
 * fire steps with, so that what is foreseen is what comes. In order, up to and with `until`, and no more than `most`.
 */
export function foresee(subject: ItemRecord, until: Instant = Infinity, most: number = mostAtOnce): Foreseen[] {
  const seen: Foreseen[] = [];
  let outcome: ItemOutcome = noOutcome(subject);
  const turn = atMost(2 * mostAtOnce, 'steps to come');
  for (let step = nextStep(outcome.after.steps); step && step.fireAt <= until; step = nextStep(outcome.after.steps)) {
    turn();
    if (seen.length >= most) break;
    const fired = fireNext(outcome, step);
    const told = fired.notices.slice(outcome.notices.length).flatMap(({ to }) => to);
    // What a maintenance window holds back comes again at the window's end.
    const key = stepKeyText(step);
    const gone = fired.after.steps.some((other) => other.state === 'fired' && stepKeyText(other) === key);
    if (gone) seen.push({ step, told });
    outcome = fired;
  }
  return seen;
}
