import { climbed, heardOf, heldBack, heldStep } from '../item/late-on-ladder.js';
import { levelOf } from '../item/level-recipients.js';
import { findHearers, type Recipient } from '../person/recipients.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { PlannedStep } from '../record/step.js';
import type { Instant } from '../time.js';
import type { AlignmentRecord, AlignmentRecordOutcome } from './alignment.js';
import { withdraw } from './chair.js';
import { AlignmentChange, dated, hasEnded, waitingParts } from './change.js';
import { settleRound } from './close.js';

/** What the machine does by itself: what is due fires, a finding that is none any more ends it, and its rule declares it. */
export function lookAtAlignment(outcome: AlignmentRecordOutcome, now: Instant): AlignmentRecordOutcome {
  const fired = fireDue(outcome, now, fireStep, (before, step) => heldBack(before.after, step));
  const { facts, finding } = fired.after;
  if (hasEnded(facts)) return fired;
  if (finding.status !== 'withdrawn' && finding.status !== 'noted') return settleRound(fired, now);
  const change = new AlignmentChange(fired, `alignment/${facts.id}#finding:${finding.status}`, null, now);
  const became = finding.status === 'noted' ? 'an observation, and asks for no action' : 'withdrawn';
  return withdraw(change, { type: 'withdraw', reason: `${finding.key} is ${became}` });
}

function fireStep(outcome: AlignmentRecordOutcome, step: PlannedStep): AlignmentRecordOutcome {
  const key = stepEventKey(`alignment/${outcome.after.facts.id}`, step);
  if (heldBack(outcome.after, step)) return holdBack(outcome, step, key);
  const change = new AlignmentChange(passOver(outcome, step), key, null, step.fireAt);
  const subject = change.began;
  const { policies, facts } = subject;
  const of = facts.silent.length > 0 ? 'answers' : 'chair';
  const to = alignmentRecipients(subject, step);
  const { policyVersionId, cycle, level, occurrence, because } = step;
  const rule = { policyVersionId, cycle, level, occurrence, because, of };
  switch (step.kind) {
    case 'reminder': {
      const { channels } = policies.reminder;
      const told = change.tell(
        of === 'answers' ? 'alignment_reminder' : 'alignment_chair_reminder',
        to,
        {},
        { channels },
      );
      return change.done('alignment.reminded', { ...rule, told });
    }
    case 'breach': {
      change.set({ overdue: true, breachedAt: step.fireAt, ladderFrom: Math.max(facts.dueAt, facts.plannedFrom) });
      const told = change.tell(of === 'answers' ? 'alignment_unanswered' : 'alignment_undecided', to);
      return change.done('alignment.overdue', { ...rule, told });
    }
    default: {
      const channels = levelOf(subject, facts.rating, level)?.channels ?? ['inbox'];
      const kind = of === 'answers' ? 'alignment_unanswered_level' : 'alignment_undecided_level';
      const told = change.tell(kind, to, { level }, { channels, level });
      change.set(climbed({ ...subject, item: dated(facts) }, step, told));
      return change.done('alignment.escalated', { ...rule, told, ...(told.length === 0 ? { nobody: true } : {}) });
    }
  }
}

/** The window came after the plan: the plan is made anew, and the step waits for the window's end. */
function holdBack(outcome: AlignmentRecordOutcome, step: PlannedStep, key: string): AlignmentRecordOutcome {
  const { windowId, ...held } = heldStep(outcome.after, step);
  const change = new AlignmentChange(outcome, `${key}#held:${windowId}`, null, step.fireAt);
  return change.done('alignment.escalation_held', { level: step.level, ...held });
}

/** Whom a step of a round would tell, as things stand: all who are silent, and of the ladder those above them; or the chair. */
export function alignmentRecipients(subject: AlignmentRecord, step: PlannedStep): Recipient[] {
  const parts = waitingParts(subject);
  const heard = heardOf({ ...subject, parts }, subject.facts.rating ?? 'low', step);
  const toEach = subject.facts.silent.length > 0 && heard.length > 0 && step.kind !== 'level';
  return toEach ? findHearers(['owner'], parts) : heard;
}
