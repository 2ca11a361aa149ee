import { noOutcome } from '../record/outcome.js';
import type { Instant } from '../time.js';
import type { ExceptionCase } from './exception.js';
import { fireExceptionSteps } from './fire.js';
import { followApprovers } from './follow-people.js';
import type { ExceptionOutcome } from './outcome.js';
import { evaluateSeverities } from './reassess.js';

/** What the machine does by itself: what is due fires, and a severity that has changed makes an approval stale. */
export function lookAtException(subject: ExceptionCase, now: Instant): ExceptionOutcome {
  const fired = fireExceptionSteps(followApprovers(noOutcome(subject), now), now);
  return evaluateSeverities(fired, now) ?? fired;
}
