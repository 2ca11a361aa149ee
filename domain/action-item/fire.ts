import { findRecipients, type Recipient } from '../person/recipients.js';
import { nextStep, stepKeyText, type PlannedStep } from '../plan/step.js';
import { waitingFor } from '../sign-off/round.js';
import { describeInstant, type Instant } from '../time.js';
import { Change } from './change.js';
import type { ActionItem, ItemCase } from './item.js';
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
  const rule = {
    policyVersionId: step.policyVersionId,
    cycle: step.cycle,
    level: step.level,
    occurrence: step.occurrence,
  };
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
  const { policies } = subject;
  const dueText = describeInstant(item.dueAt, subject.ownerZone);
  const to = recipientsOf(subject, step);
  switch (step.kind) {
    case 'reminder':
      return change.tell('reminder', to, { dueText }, { channels: policies.reminder.channels });
    case 'level': {
      const channels = policies.escalation.levels[step.level - 1]?.channels ?? ['inbox'];
      return change.tell('level', to, { dueText, level: step.level }, { channels, level: step.level });
    }
    case 'sign_off_limit':
      return change.tell('sign_off_limit', to, { dueText }, { channels: policies.signOff.channels });
    case 'breach':
      return change.tell('breach', to, { dueText });
    case 'phase_target':
      return [];
  }
}

/** Whom a step of an item would tell, as things stand. */
export function recipientsOf(subject: ItemCase, step: PlannedStep): Recipient[] {
  const { policies, parts, round } = subject;
  switch (step.kind) {
    case 'reminder':
      return findRecipients(['owner'], [], parts);
    case 'level': {
      const level = policies.escalation.levels[step.level - 1];
      return level ? findRecipients(level.roles, level.people, parts) : [];
    }
    case 'sign_off_limit': {
      if (!round) return [];
      const waiting = waitingFor(round);
      const managers = waiting.flatMap(({ personId }) => subject.managers[personId] ?? []);
      const more = findRecipients(policies.signOff.escalateTo, [], { ...parts, approver_managers: managers });
      return [...waiting, ...more.filter((m) => !waiting.some((w) => w.personId === m.personId))];
    }
    case 'breach':
      // The first level, at the breach itself, tells people; where there is none, the owner hears of it all the same.
      if (policies.escalation.levels.some((level) => level.after === 'PT0S') || ladderStart(subject.item) === null)
        return [];
      return findRecipients(['owner'], [], parts);
    case 'phase_target':
      return [];
  }
}
