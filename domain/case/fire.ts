import { climbed, heardOf, heldBack, heldStep } from '../item/late-on-ladder.js';
import { levelOf } from '../item/level-recipients.js';
import type { Recipient } from '../person/recipients.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { PlannedStep } from '../record/step.js';
import type { Instant } from '../time.js';
import type { CaseOutcome, CaseRecord } from './case.js';
import { CaseChange, climbing } from './change.js';

/** What the machine does by itself: what is due fires. */
export function lookAtCase(outcome: CaseOutcome, now: Instant): CaseOutcome {
  return fireDue(outcome, now, fireStep, (before, step) => heldBack(before.after, step));
}

function fireStep(outcome: CaseOutcome, step: PlannedStep): CaseOutcome {
  const key = stepEventKey(`case/${outcome.after.facts.id}`, step);
  if (heldBack(outcome.after, step)) return holdBack(outcome, step, key);
  const change = new CaseChange(passOver(outcome, step), key, null, step.fireAt);
  const { policies, facts } = change.began;
  const to = caseRecipients(change.began, step);
  const { policyVersionId, cycle, level, occurrence, because } = step;
  const rule = { policyVersionId, cycle, level, occurrence, because, of: facts.status === 'new' ? 'triage' : 'end' };
  const untriaged = facts.status === 'new';
  switch (step.kind) {
    case 'reminder': {
      const { channels } = policies.reminder;
      const told = change.tell(untriaged ? 'case_triage_reminder' : 'case_reminder', to, {}, { channels });
      return change.done('case.reminded', { ...rule, told });
    }
    case 'breach': {
      const { dueAt, plannedFrom } = change.current;
      change.set({ overdue: true, breachedAt: step.fireAt, ladderFrom: Math.max(dueAt, plannedFrom) });
      const told = change.tell(untriaged ? 'case_untriaged' : 'case_overdue', to);
      return change.done('case.overdue', { ...rule, told });
    }
    default: {
      const channels = levelOf(change.began, facts.severity, level)?.channels ?? ['inbox'];
      const told = change.tell(untriaged ? 'case_untriaged_level' : 'case_level', to, { level }, { channels, level });
      change.set(climbed({ ...change.began, item: { ...facts, ...climbing(facts) } }, step, told));
      return change.done('case.escalated', { ...rule, told, ...(told.length === 0 ? { nobody: true } : {}) });
    }
  }
}

/** The window came after the plan: the plan is made anew, and the step waits for the window's end. */
function holdBack(outcome: CaseOutcome, step: PlannedStep, key: string): CaseOutcome {
  const { windowId, ...held } = heldStep(outcome.after, step);
  const change = new CaseChange(outcome, `${key}#held:${windowId}`, null, step.fireAt);
  return change.done('case.escalation_held', { level: step.level, ...held });
}

/** Whom a step of a case would tell, as things stand. */
export function caseRecipients(subject: CaseRecord, step: PlannedStep): Recipient[] {
  return heardOf(subject, subject.facts.severity, step);
}
