import { climbed, heardOf, heldBack, heldStep } from '../item/late-on-ladder.js';
import { levelOf } from '../item/level-recipients.js';
import type { Recipient } from '../person/recipients.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { PlannedStep } from '../record/step.js';
import type { Instant } from '../time.js';
import { dated, FindingChange, waitFor, waitingParts } from './change.js';
import type { FindingOutcome, FindingRecord } from './finding.js';
import { reopenByCheck } from './remediation.js';

/** What the machine does by itself: what is due fires, and what did not help opens it again. */
export function lookAtFinding(outcome: FindingOutcome, now: Instant): FindingOutcome {
  const fired = fireDue(outcome, now, fireStep, (before, step) => heldBack(before.after, step));
  const { facts, failedCheck } = fired.after;
  if (failedCheck === null || (facts.status !== 'verified' && facts.status !== 'remediated')) return fired;
  const key = `finding/${facts.id}#check:${failedCheck.itemKey}:${failedCheck.at}`;
  return reopenByCheck(new FindingChange(fired, key, null, now), failedCheck);
}

const kinds = {
  answer: { reminder: 'finding_limit_reminder', late: 'finding_unanswered', level: 'finding_unanswered_level' },
  verification: { reminder: 'finding_limit_reminder', late: 'finding_unanswered', level: 'finding_unanswered_level' },
  target: { reminder: 'finding_reminder', late: 'finding_overdue', level: 'finding_level' },
} as const;

function fireStep(outcome: FindingOutcome, step: PlannedStep): FindingOutcome {
  const key = stepEventKey(`finding/${outcome.after.facts.id}`, step);
  if (heldBack(outcome.after, step)) return holdBack(outcome, step, key);
  const change = new FindingChange(passOver(outcome, step), key, null, step.fireAt);
  const subject = change.began;
  const { policies, facts } = subject;
  const of = waitFor(facts.status) ?? 'target';
  const to = findingRecipients(subject, step);
  const { policyVersionId, cycle, level, occurrence, because } = step;
  const rule = { policyVersionId, cycle, level, occurrence, because, of };
  switch (step.kind) {
    case 'reminder': {
      const told = change.tell(kinds[of].reminder, to, {}, { channels: policies.reminder.channels });
      return change.done('finding.reminded', { ...rule, told });
    }
    case 'breach': {
      change.set({
        overdue: true,
        breachedAt: step.fireAt,
        ladderFrom: Math.max(facts.dueAt ?? step.fireAt, facts.plannedFrom),
      });
      const told = change.tell(kinds[of].late, to);
      return change.done('finding.overdue', { ...rule, told });
    }
    default: {
      const channels = levelOf(subject, facts.rating, level)?.channels ?? ['inbox'];
      const told = change.tell(kinds[of].level, to, { level }, { channels, level });
      const item = dated(facts);
      if (item) change.set(climbed({ ...subject, item }, step, told));
      return change.done('finding.escalated', { ...rule, told, ...(told.length === 0 ? { nobody: true } : {}) });
    }
  }
}

/** The window came after the plan: the plan is made anew, and the step waits for the window's end. */
function holdBack(outcome: FindingOutcome, step: PlannedStep, key: string): FindingOutcome {
  const { windowId, ...held } = heldStep(outcome.after, step);
  const change = new FindingChange(outcome, `${key}#held:${windowId}`, null, step.fireAt);
  return change.done('finding.escalation_held', { level: step.level, ...held });
}

/** Whom a step of a finding would tell, as things stand. */
export function findingRecipients(subject: FindingRecord, step: PlannedStep): Recipient[] {
  return heardOf({ ...subject, parts: waitingParts(subject, step.fireAt) }, subject.facts.rating ?? 'low', step);
}
