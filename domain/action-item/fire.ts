import { findRecipients, type Recipient } from '../person/recipients.js';
import { nextStep, stepKeyText, type PlannedStep } from '../plan/step.js';
import { waitingFor } from '../sign-off/round.js';
import { describeInstant, type Instant } from '../time.js';
import { Change } from './change.js';
import type { ActionItem } from './item.js';
import type { Outcome } from './outcome.js';

/** What each step of an item's plan is called in the audit trail. */
const eventTypes: Record<PlannedStep['kind'], string> = {
  reminder: 'item.reminded',
  breach: 'item.breached',
  level: 'item.escalated',
  sign_off_limit: 'item.sign_off_overdue',
  phase_target: 'item.phase_target_missed',
};

/**
 * Fires every step that is due at `now`, in order, each recorded at the instant that was due. A step may bring others
 * (the breach brings the ladder), which fire too when they are due. Idempotent: what fired is not planned any more.
 */
export function fireDueSteps(outcome: Outcome, now: Instant): Outcome {
  let result = outcome;
  for (let step = nextStep(result.after.steps); step && step.fireAt <= now; step = nextStep(result.after.steps))
    result = fireStep(result, step);
  return result;
}

/** The key of the audit event of a step, and of the one effect that two clocks may bring about. */
export function stepEventKey(subject: string, step: PlannedStep): string {
  return `${subject}#step:${stepKeyText(step)}`;
}

function fireStep(outcome: Outcome, step: PlannedStep): Outcome {
  const fired: PlannedStep = { ...step, state: 'fired' };
  const steps = outcome.after.steps.map((other) => (other === step ? fired : other));
  const before = { ...outcome, after: { ...outcome.after, steps } };
  const key = stepEventKey(`action-item/${outcome.after.item.id}`, step);
  const change = new Change(before, key, null, step.fireAt);
  const told = tell(change, step);
  change.set(factsOf(change.current, step));
  const rule = { policyVersionId: step.policyVersionId, cycle: step.cycle, level: step.level, occurrence: step.occurrence };
  return change.done(eventTypes[step.kind], { ...rule, because: step.because, told });
}

function factsOf(item: ActionItem, step: PlannedStep): Partial<ActionItem> {
  if (step.kind === 'breach') return { overdue: true, breachedAt: step.fireAt, ladderFrom: ladderStart(item) };
  if (step.kind === 'level') return { ladderLevel: Math.max(item.ladderLevel, step.level) };
  return {};
}

/** Where the ladder counts from when the breach is recorded. */
function ladderStart(item: ActionItem): Instant | null {
  const from = item.plannedFrom ?? item.dueAt;
  if (from <= item.dueAt) return item.dueAt;
  // It was late already when it became live, or when it was sent back after its date.
  const arrivedLate = item.cycle === 1 && item.activatedAt !== null && item.activatedAt > item.dueAt;
  if (!arrivedLate || item.lateMode === 'start') return from;
  return item.lateMode === 'catch-up' ? item.dueAt : null;
}

function tell(change: Change, step: PlannedStep): Recipient[] {
  const { subject, current: item } = change;
  const { policies, parts, round } = subject;
  const dueText = describeInstant(item.dueAt, subject.ownerZone);
  switch (step.kind) {
    case 'reminder': {
      const owner = findRecipients(['owner'], [], parts);
      return change.tell('reminder', owner, { dueText }, { channels: policies.reminder.channels });
    }
    case 'level': {
      const level = policies.escalation.levels[step.level - 1];
      if (!level) return [];
      const found = findRecipients(level.roles, level.people, parts);
      return change.tell('level', found, { dueText, level: step.level }, { channels: level.channels, level: step.level });
    }
    case 'sign_off_limit': {
      if (!round) return [];
      const waiting = waitingFor(round);
      const managers = waiting.flatMap(({ personId }) => subject.managers[personId] ?? []);
      const more = findRecipients(policies.signOff.escalateTo, [], { ...parts, approver_managers: managers });
      const all = [...waiting, ...more.filter((m) => !waiting.some((w) => w.personId === m.personId))];
      return change.tell('sign_off_limit', all, { dueText }, { channels: policies.signOff.channels });
    }
    case 'breach': {
      // The first level, at the breach itself, tells people; where there is none, the owner hears of it all the same.
      if (policies.escalation.levels.some((level) => level.after === 'PT0S') || ladderStart(item) === null) return [];
      return change.tell('breach', findRecipients(['owner'], [], parts), { dueText });
    }
    case 'phase_target':
      return [];
  }
}
