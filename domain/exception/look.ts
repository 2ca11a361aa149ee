import type { Instant } from '../time.js';
import { fireExceptionSteps } from './fire.js';
import { followApprovers } from './follow-people.js';
import type { ExceptionOutcome } from './outcome.js';
import { evaluateSeverities } from './reassess.js';

/** What the machine does by itself: what is due fires, and a severity that has changed makes an approval stale. */
export function lookAtException(outcome: ExceptionOutcome, now: Instant): ExceptionOutcome {
  const fired = fireExceptionSteps(followApprovers(outcome, now), now);
  return evaluateSeverities(fired, now) ?? fired;
}
