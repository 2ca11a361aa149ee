import { approversChanged, shortText, followRoles } from '../sign-off/follow-roles.js';
import { administrators } from '../person/who-can-cure.js';
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
  change.effect({ kind: 'round', round: followed.round });
  change.setRecord({ round: followed.round });
  change.tell('exception_requested', followed.asked);
  change.tell('no_longer_asked', followed.released);
  if (followed.short.length > 0) {
    const cure = askers(outcome.after);
    change.tell('nobody_can_decide', [...cure, ...administrators(parts, cure)], { reason: shortText(followed) });
  }
  return change.done('exception.approvers_changed', approversChanged(followed));
}
