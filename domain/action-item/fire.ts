import { afterMaintenance, windowAt, type MaintenanceWindow } from '../duty/maintenance.js';
import { onDuty } from '../duty/rota.js';
import { findRecipients, type Recipient } from '../person/recipients.js';
import { ladderOf, type EscalationLevel } from '../policy/escalation.js';
import { nextStep, stepKeyText, type PlannedStep } from '../plan/step.js';
import { waitingFor } from '../sign-off/round.js';
import { describeInstant, type Instant } from '../time.js';
import { Change } from './change.js';
import type { ActionItem, ItemCase } from './item.js';
import type { Outcome } from './outcome.js';

/** What each step of an item's plan is called in the audit trail. */
const eventTypes: Partial<Record<PlannedStep['kind'], string>> = {
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
    result = fireNext(result, step);
  return result;
}

/** The key of the audit event of a step, and of the one effect that two clocks may bring about. */
export function stepEventKey(subject: string, step: PlannedStep): string {
  return `${subject}#step:${stepKeyText(step)}`;
}

/** Fires the next step of the plan, or holds it back where a maintenance window says so. */
export function fireNext(outcome: Outcome, step: PlannedStep): Outcome {
  const held = escalates(step) ? windowAt(outcome.after.maintenance, step.fireAt) : undefined;
  if (held) return holdBack(outcome, step, held);
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
    calendarVersionId: change.current.calendarVersionId,
  };
  const nobody = step.kind === 'level' && told.length === 0;
  if (nobody && step.occurrence === 0) climbOn(change, step.level);
  const type = eventTypes[step.kind] ?? `item.${step.kind}`;
  return change.done(type, { ...rule, because: step.because, told, ...(nobody ? { nobody } : {}) });
}

/** Steps that go to somebody with more accountability; a maintenance window holds them back. */
function escalates({ kind }: PlannedStep): boolean {
  return kind === 'level' || kind === 'sign_off_limit';
}

/** The window came after the plan: the plan is made anew, and the step waits for the window's end. */
function holdBack(outcome: Outcome, step: PlannedStep, window: MaintenanceWindow): Outcome {
  const key = `${stepEventKey(`action-item/${outcome.after.item.id}`, step)}#held:${window.id}`;
  const change = new Change(outcome, key, null, step.fireAt);
  const until = afterMaintenance(change.subject.maintenance, step.fireAt);
  return change.done('item.escalation_held', { level: step.level, until, windowId: window.id, reason: window.reason });
}

/** A level that reached nobody: the next one follows at once. */
export function climbOn(change: Change, level: number): void {
  const { policies } = change.subject;
  const { severity } = change.current;
  if (level < ladderOf(policies.escalation, severity).length)
    change.set({ ladderAdvance: { level: level + 1, at: change.at } });
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
      const channels = levelOf(subject, step)?.channels ?? ['inbox'];
      return change.tell('level', to, { dueText, level: step.level }, { channels, level: step.level });
    }
    case 'sign_off_limit':
      return change.tell('sign_off_limit', to, { dueText }, { channels: policies.signOff.channels });
    case 'breach':
      return change.tell('breach', to, { dueText });
    default:
      return [];
  }
}

/** Whom a step of an item would tell, as things stand. */
function recipientsOf(subject: ItemCase, step: PlannedStep): Recipient[] {
  const { policies, parts, round } = subject;
  switch (step.kind) {
    case 'reminder':
      return findRecipients(['owner'], [], parts);
    case 'level': {
      const level = levelOf(subject, step);
      if (!level) return [];
      const found = findRecipients(level.roles, level.people, parts, peopleOnDuty(subject, level, step.fireAt));
      // The last level is never silent: where it finds nobody, those who answer for the program hear of it.
      const last = step.level === ladderOf(policies.escalation, subject.item.severity).length;
      if (found.length > 0 || !last) return found;
      return findRecipients(['program_manager', 'domain_lead', 'owner_manager'], [], parts);
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
      if (
        ladderOf(policies.escalation, subject.item.severity).some((level) => level.after === 'PT0S') ||
        ladderStart(subject.item) === null
      )
        return [];
      return findRecipients(['owner'], [], parts);
    default:
      return [];
  }
}

function levelOf({ policies, item }: ItemCase, step: PlannedStep): EscalationLevel | undefined {
  return ladderOf(policies.escalation, item.severity)[step.level - 1];
}

function peopleOnDuty({ rotas }: ItemCase, { duty = [] }: EscalationLevel, at: Instant): string[] {
  return duty.flatMap((id) => {
    const rota = rotas[id];
    return rota ? onDuty(rota, at) : [];
  });
}
