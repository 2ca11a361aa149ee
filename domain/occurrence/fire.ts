import { climbed, heardOf, heldBack, heldStep } from '../item/late-on-ladder.js';
import { levelOf } from '../item/level-recipients.js';
import type { Recipient } from '../person/recipients.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { PlannedStep } from '../record/step.js';
import { stableId } from '../stable-id.js';
import type { Instant } from '../time.js';
import { dated, OccurrenceChange } from './change.js';
import type { OccurrenceOutcome, OccurrenceRecord } from './occurrence.js';

/** What the machine does by itself: a run that did not take place in time is missed, and climbs. */
export function lookAtOccurrence(outcome: OccurrenceOutcome, now: Instant): OccurrenceOutcome {
  return fireDue(outcome, now, fireStep, (before, step) => heldBack(before.after, step));
}

function fireStep(outcome: OccurrenceOutcome, step: PlannedStep): OccurrenceOutcome {
  const key = stepEventKey(`occurrence/${outcome.after.facts.id}`, step);
  if (heldBack(outcome.after, step)) return holdBack(outcome, step, key);
  const change = new OccurrenceChange(passOver(outcome, step), key, null, step.fireAt);
  const subject = change.began;
  const to = occurrenceRecipients(subject, step);
  const { policyVersionId, cycle, level, occurrence, because } = step;
  const rule = { policyVersionId, cycle, level, occurrence, because };
  switch (step.kind) {
    case 'reminder': {
      const told = change.tell('run_reminder', to);
      return change.done('occurrence.reminded', { ...rule, told });
    }
    case 'breach':
      return miss(change, step, to);
    default: {
      const channels = levelOf(subject, 'medium', level)?.channels ?? ['inbox'];
      const told = change.tell('run_level', to, { level }, { channels, level });
      change.set(climbed({ ...subject, item: dated(subject.facts) }, step, told));
      return change.done('occurrence.escalated', { ...rule, told, ...(told.length === 0 ? { nobody: true } : {}) });
    }
  }
}

/** It did not take place in time. By policy so many in a row are an observation or a finding, once. */
function miss(change: OccurrenceChange, step: PlannedStep, to: Recipient[]): OccurrenceOutcome {
  const { policyVersionId, cycle, level, occurrence, because, fireAt } = step;
  const { control, missedBefore, facts } = change.began;
  const inARow = missedBefore.count + 1;
  const raises = control.missed.raises !== null && control.approverId !== null && inARow === control.missed.inARow;
  const findingId = raises ? stableId(control.id, 'missed', missedBefore.firstId ?? facts.id) : null;
  change.set({ status: 'missed', overdue: true, missedAt: fireAt, ladderFrom: fireAt, findingId });
  if (findingId !== null) change.effect({ kind: 'raise', findingId, inARow });
  const told = change.tell('run_missed', to);
  const rule = { policyVersionId, cycle, level, occurrence, because };
  return change.done('occurrence.missed', { ...rule, inARow, raised: raises ? control.missed.raises : null, told });
}

/** The window came after the plan: the plan is made anew, and the step waits for the window's end. */
function holdBack(outcome: OccurrenceOutcome, step: PlannedStep, key: string): OccurrenceOutcome {
  const { windowId, ...held } = heldStep(outcome.after, step);
  const change = new OccurrenceChange(outcome, `${key}#held:${windowId}`, null, step.fireAt);
  return change.done('occurrence.escalation_held', { level: step.level, ...held });
}

/** Whom a step of an occurrence would tell, as things stand. */
export function occurrenceRecipients(subject: OccurrenceRecord, step: PlannedStep): Recipient[] {
  return heardOf(subject, 'medium', step);
}
