import { climbed, heardOf, heldBack, heldStep } from '../item/late-on-ladder.js';
import { levelOf } from '../item/level-recipients.js';
import type { Recipient } from '../person/recipients.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { PlannedStep } from '../record/step.js';
import type { Instant } from '../time.js';
import { ControlChange, dated } from './change.js';
import { nextRunOf } from './clock.js';
import type { ControlOutcome, ControlRecord } from './control.js';

/** What the machine does by itself: runs are expected when their day comes, and a late attestation climbs. */
export function lookAtControl(outcome: ControlOutcome, now: Instant): ControlOutcome {
  return fireDue(outcome, now, fireStep, (before, step) => heldBack(before.after, step));
}

function fireStep(outcome: ControlOutcome, step: PlannedStep): ControlOutcome {
  const key = stepEventKey(`control/${outcome.after.facts.id}`, step);
  if (heldBack(outcome.after, step)) return holdBack(outcome, step, key);
  const change = new ControlChange(passOver(outcome, step), key, null, step.fireAt);
  if (step.kind === 'occurrence') return expectRun(change, step);
  const subject = change.began;
  const { policies, facts } = subject;
  const to = controlRecipients(subject, step);
  const { policyVersionId, cycle, level, occurrence, because } = step;
  const rule = { policyVersionId, cycle, level, occurrence, because };
  switch (step.kind) {
    case 'reminder': {
      const told = change.tell('control_attest_reminder', to, {}, { channels: policies.reminder.channels });
      return change.done('control.reminded', { ...rule, told });
    }
    case 'breach': {
      change.set({
        overdue: true,
        breachedAt: step.fireAt,
        ladderFrom: Math.max(facts.dueAt ?? step.fireAt, facts.plannedFrom),
      });
      const told = change.tell('control_unattested', to);
      return change.done('control.unattested', { ...rule, told });
    }
    default: {
      const channels = levelOf(subject, 'medium', level)?.channels ?? ['inbox'];
      const told = change.tell('control_unattested_level', to, { level }, { channels, level });
      const item = dated(facts);
      if (item) change.set(climbed({ ...subject, item }, step, told));
      return change.done('control.escalated', { ...rule, told, ...(told.length === 0 ? { nobody: true } : {}) });
    }
  }
}

/** Its day has come: a run is expected, and the next one has a date. */
function expectRun(change: ControlChange, { because }: PlannedStep): ControlOutcome {
  const { current } = change;
  const date = current.next;
  if (date === null) throw new Error('a control whose run is expected has no date for it');
  const run = current.runs + 1;
  change.set({ runs: run, lastNominal: date.nominal, lastDate: date.date });
  change.set({ next: nextRunOf(change.now, 0) });
  change.effect({ kind: 'expect', run, date });
  const next = change.current.next?.at ?? null;
  return change.done('control.run_expected', { run, date: date.date, next, because });
}

/** The window came after the plan: the plan is made anew, and the step waits for the window's end. */
function holdBack(outcome: ControlOutcome, step: PlannedStep, key: string): ControlOutcome {
  const { windowId, ...held } = heldStep(outcome.after, step);
  const change = new ControlChange(outcome, `${key}#held:${windowId}`, null, step.fireAt);
  return change.done('control.escalation_held', { level: step.level, ...held });
}

/** Whom a step of a control would tell, as things stand. */
export function controlRecipients(subject: ControlRecord, step: PlannedStep): Recipient[] {
  if (step.kind === 'occurrence') return [{ personId: subject.facts.operatorId, role: 'named' }];
  return heardOf(subject, 'medium', step);
}
