import { followOn, followRoles } from '../sign-off/follow-roles.js';
import type { Instant } from '../time.js';
import { ExceptionChange } from './change.js';
import type { ExceptionOutcome } from './outcome.js';
import { askers } from './people.js';
import { exceptionWork } from './signed-content.js';

/** The machine's look at who is asked to approve an exception; the twin of an item's `followPeople`. */
export function followApprovers(outcome: ExceptionOutcome, at: Instant): ExceptionOutcome {
  const { exception, round, policy, parts } = outcome.after;
  if (!round) return outcome;
  const followed = followRoles(round, policy.ratings[exception.residual], parts, exceptionWork(outcome.after, at));
  if (!followed) return outcome;
  const key = `exception/${exception.id}#people:v${exception.version}`;
  const change = new ExceptionChange(outcome, key, null, at);
  const words = { asked: 'exception_requested', released: 'no_longer_asked', stuck: 'nobody_can_decide' } as const;
  return followOn(change, followed, words, askers(outcome.after), 'exception.approvers_changed');
}
