import type { Recipient } from '../person/recipients.js';
import { administrators } from '../person/who-can-cure.js';
import type { NotificationKind } from '../notification/messages.js';
import { noOutcome } from '../record/outcome.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { PlannedStep } from '../record/step.js';
import { waitingAndAbove } from '../sign-off/late.js';
import { waitingFor } from '../sign-off/round.js';
import type { Instant } from '../time.js';
import { ExceptionChange } from './change.js';
import { glassExpired } from './decide-glass.js';
import { activate, endLease } from './decide-lease.js';
import type { ExceptionRecord } from './exception.js';
import type { ExceptionOutcome } from './outcome.js';
import { askers, beforeTheEnd, concerned } from './people.js';
import { closeRoundOn } from '../sign-off/on-record.js';

/** Fires every step of an exception that is due at `now`. */
export function fireExceptionSteps(outcome: ExceptionOutcome, now: Instant): ExceptionOutcome {
  return fireDue(outcome, now, fireStep);
}

function fireStep(outcome: ExceptionOutcome, step: PlannedStep): ExceptionOutcome {
  const key = stepEventKey(`exception/${outcome.after.exception.id}`, step);
  const change = new ExceptionChange(passOver(outcome, step), key, null, step.fireAt);
  const data = { because: step.because, policyVersionId: step.policyVersionId, level: step.level };
  const to = orAdministrators(change.now, exceptionRecipients(change.now, step));
  switch (step.kind) {
    case 'lease_reminder':
      return change.done('exception.reminded', { ...data, told: change.tell('exception_reminder', to) });
    case 'lease_limit':
      return change.done('exception.sign_off_overdue', { ...data, told: change.tell('exception_late', to) });
    case 'lease_start':
      activate(change);
      return change.done('exception.started', { ...data, told: change.tell('exception_started', to) });
    case 'lease_stale':
      endLease(change, 'ended', 'it was stale and not approved again in time');
      return change.done('exception.ended', { ...data, told: change.tell('exception_ended', to, reasonOf(change)) });
    case 'glass_expiry':
      return glassExpired(change, step.because);
    case 'lease_end':
      return end(change, data, to);
    default:
      return change.done(`exception.${step.kind}`, data);
  }
}

/** Where all have left who would be told, those who administer are. */
function orAdministrators({ parts }: ExceptionRecord, found: Recipient[]): Recipient[] {
  return found.length > 0 ? found : administrators(parts);
}

function end(change: ExceptionChange, data: Record<string, unknown>, to: Recipient[]): ExceptionOutcome {
  if (change.current.status === 'active') {
    endLease(change, 'ended', 'its time is over');
    return change.done('exception.ended', { ...data, told: change.tell('exception_ended', to) });
  }
  closeRoundOn(change, 'cancelled');
  change.set({ status: 'lapsed', endedAt: change.at, endReason: 'its end came before a decision' });
  return change.done('exception.lapsed', { ...data, told: change.tell('exception_lapsed', to) });
}

function reasonOf(change: ExceptionChange): { reason: string } {
  return { reason: change.current.endReason ?? '' };
}

const messages: Partial<Record<PlannedStep['kind'], NotificationKind>> = {
  lease_reminder: 'exception_reminder',
  lease_limit: 'exception_late',
};

/** Whom a reminder or a late decision tells when it fires, as things stand: found as when it does, stand-ins among them. */
export function tellsWhom(subject: ExceptionRecord, step: PlannedStep): Recipient[] {
  const kind = messages[step.kind];
  const to = orAdministrators(subject, exceptionRecipients(subject, step));
  return kind ? new ExceptionChange(noOutcome(subject), '', null, step.fireAt).tell(kind, to) : [];
}

/** Whom a step of an exception would tell, as things stand. */
export function exceptionRecipients(subject: ExceptionRecord, step: PlannedStep): Recipient[] {
  const { round, policy, exception } = subject;
  switch (step.kind) {
    case 'lease_reminder':
      return beforeTheEnd(subject);
    case 'lease_start':
      return askers(subject);
    case 'lease_end':
      return exception.status === 'active' || exception.status === 'approved' ? concerned(subject) : askers(subject);
    case 'lease_stale':
      return concerned(subject);
    case 'lease_limit':
      return round ? waitingAndAbove(subject, waitingFor(round), policy.escalateTo) : [];
    default:
      return [];
  }
}
