import { climbed, heardOf, heldBack, heldStep } from '../item/late-on-ladder.js';
import { levelOf } from '../item/level-recipients.js';
import type { Recipient } from '../person/recipients.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { PlannedStep } from '../record/step.js';
import type { Instant } from '../time.js';
import { callRetest, ControlTestChange, dated } from './change.js';
import type { ControlTestOutcome, ControlTestRecord } from './control-test.js';

/** What the machine does by itself: a retest is called when its finding is remediated, and what is late climbs. */
export function lookAtControlTest(outcome: ControlTestOutcome, now: Instant): ControlTestOutcome {
  const fired = fireDue(outcome, now, fireStep, (before, step) => heldBack(before.after, step));
  const { facts, findingStatus } = fired.after;
  if (facts.status !== 'awaiting' || (findingStatus !== 'remediated' && findingStatus !== 'verified')) return fired;
  return callRetest(new ControlTestChange(fired, `control_test/${facts.id}#called`, null, now));
}

function fireStep(outcome: ControlTestOutcome, step: PlannedStep): ControlTestOutcome {
  const key = stepEventKey(`control_test/${outcome.after.facts.id}`, step);
  if (heldBack(outcome.after, step)) return holdBack(outcome, step, key);
  const change = new ControlTestChange(passOver(outcome, step), key, null, step.fireAt);
  const subject = change.began;
  const { policies, facts } = subject;
  const to = controlTestRecipients(subject, step);
  const { policyVersionId, cycle, level, occurrence, because } = step;
  const rule = { policyVersionId, cycle, level, occurrence, because };
  switch (step.kind) {
    case 'reminder': {
      const told = change.tell('control_test_reminder', to, {}, { channels: policies.reminder.channels });
      return change.done('control_test.reminded', { ...rule, told });
    }
    case 'breach': {
      const ladderFrom = Math.max(facts.dueAt ?? step.fireAt, facts.plannedFrom);
      change.set({ overdue: true, breachedAt: step.fireAt, ladderFrom });
      const told = change.tell('control_test_overdue', to);
      return change.done('control_test.overdue', { ...rule, told });
    }
    default: {
      const channels = levelOf(subject, 'medium', level)?.channels ?? ['inbox'];
      const told = change.tell('control_test_level', to, { level }, { channels, level });
      const item = dated(facts);
      if (item) change.set(climbed({ ...subject, item }, step, told));
      return change.done('control_test.escalated', { ...rule, told, ...(told.length === 0 ? { nobody: true } : {}) });
    }
  }
}

/** The window came after the plan: the plan is made anew, and the step waits for the window's end. */
function holdBack(outcome: ControlTestOutcome, step: PlannedStep, key: string): ControlTestOutcome {
  const { windowId, ...held } = heldStep(outcome.after, step);
  const change = new ControlTestChange(outcome, `${key}#held:${windowId}`, null, step.fireAt);
  return change.done('control_test.escalation_held', { level: step.level, ...held });
}

/** Whom a step of a control test would tell, as things stand. */
export function controlTestRecipients(subject: ControlTestRecord, step: PlannedStep): Recipient[] {
  return heardOf(subject, 'medium', step);
}
