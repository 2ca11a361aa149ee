import { afterMaintenance, windowAt, type MaintenanceWindow } from '../duty/maintenance.js';
import { askedNow, checkersOf } from './check.js';
import { findRecipients, type Recipient } from '../person/recipients.js';
import { ladderOf } from '../policy/escalation.js';
import { stoodForMaintenance, timesSaid } from './rungs.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import type { NotificationKind } from '../notification/messages.js';
import type { PlannedStep } from '../record/step.js';
import { waitingAndAbove } from '../sign-off/late.js';
import { waitingFor } from '../sign-off/round.js';
import { describeInstant, type Instant } from '../time.js';
import { ItemChange } from './change.js';
import { glassExpired } from './decide-glass.js';
import { askedFor, decidersWaitedFor } from './extension.js';
import type { ActionItem, ItemRecord } from './item.js';
import { levelOf, levelRecipients } from './level-recipients.js';
import type { ItemOutcome } from './outcome.js';
import { noOutcome } from '../record/outcome.js';

/** What each step of an item's plan is called in the audit trail. */
export const eventTypes: Partial<Record<PlannedStep['kind'], string>> = {
  reminder: 'item.reminded',
  breach: 'item.breached',
  level: 'item.escalated',
  sign_off_limit: 'item.sign_off_overdue',
  glass_expiry: 'item.glass_expired',
  extension_limit: 'item.extension_overdue',
  effectiveness_due: 'item.effectiveness_asked',
  effectiveness_limit: 'item.effectiveness_overdue',
};

/** Fires every step of an item that is due at `now`; what a maintenance window holds back waits for its end. */
export function fireDueSteps(outcome: ItemOutcome, now: Instant): ItemOutcome {
  return fireDue(outcome, now, fireNext, (before, step) => heldBack(before, step) !== undefined);
}

/** Fires the next step of the plan, or holds it back where a maintenance window says so. */
export function fireNext(outcome: ItemOutcome, step: PlannedStep): ItemOutcome {
  const held = heldBack(outcome, step);
  if (held) return holdBack(outcome, step, held);
  const key = stepEventKey(`action-item/${outcome.after.item.id}`, step);
  const change = new ItemChange(passOver(outcome, step), key, null, step.fireAt);
  if (step.kind === 'glass_expiry') return glassExpired(change, step.because);
  const told = tell(change, step);
  change.set(factsOf(change.began, step));
  if (step.kind === 'level') change.set(toldBy(change.current, told));
  const rule = {
    policyVersionId: step.policyVersionId,
    cycle: step.cycle,
    level: step.level,
    occurrence: step.occurrence,
    calendarVersionId: change.current.calendarVersionId,
  };
  const nobody = step.kind === 'level' && told.length === 0;
  if (nobody && timesSaid(step) === 0) climbOn(change, step.level);
  const left = leftOf(change.began, step);
  const data = {
    ...rule,
    because: step.because,
    told,
    ...(nobody ? { nobody } : {}),
    ...(left.length > 0 ? { left } : {}),
  };
  return change.done(eventTypes[step.kind] ?? `item.${step.kind}`, data);
}

/** Steps that go to somebody with more accountability; a maintenance window holds them back. */
function escalates({ kind }: PlannedStep): boolean {
  return ['level', 'sign_off_limit', 'extension_limit', 'effectiveness_limit'].includes(kind);
}

function heldBack(outcome: ItemOutcome, step: PlannedStep): MaintenanceWindow | undefined {
  return escalates(step) ? windowAt(outcome.after.maintenance, step.fireAt) : undefined;
}

/** The window came after the plan: the plan is made anew, and the step waits for the window's end. */
function holdBack(outcome: ItemOutcome, step: PlannedStep, window: MaintenanceWindow): ItemOutcome {
  const key = `${stepEventKey(`action-item/${outcome.after.item.id}`, step)}#held:${window.id}`;
  const change = new ItemChange(outcome, key, null, step.fireAt);
  const until = afterMaintenance(change.began.maintenance, step.fireAt);
  return change.done('item.escalation_held', { level: step.level, until, windowId: window.id, reason: window.reason });
}

/** A level that reached nobody: the next one follows at once. */
export function climbOn(change: ItemChange, level: number): void {
  const { policies } = change.began;
  const { severity } = change.current;
  if (level < ladderOf(policies.escalation, severity).length)
    change.set({ ladderAdvance: { level: level + 1, at: change.at } });
}

/** What a step that fires makes of the item's facts. */
export function factsOf(subject: ItemRecord, step: PlannedStep): Partial<ActionItem> {
  const { item } = subject;
  if (step.kind === 'breach') return { overdue: true, breachedAt: step.fireAt, ladderFrom: ladderStart(item) };
  if (step.kind === 'level')
    return { ladderLevel: Math.max(item.ladderLevel, step.level), ...stoodForMaintenance(subject, step) };
  if (step.kind === 'effectiveness_due') return { check: askedNow(item, step.fireAt) };
  return {};
}

/** Kept for the ladder that may take the place of this one. */
function toldBy({ ladderRun }: ActionItem, to: readonly Recipient[]): Partial<ActionItem> {
  const told = [...new Set([...ladderRun.told, ...to.map(({ personId }) => personId)])];
  return told.length === ladderRun.told.length ? {} : { ladderRun: { ...ladderRun, told } };
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

/** The message that each step of an item's plan sends. */
const messages: Partial<Record<PlannedStep['kind'], NotificationKind>> = {
  reminder: 'reminder',
  breach: 'breach',
  level: 'level',
  sign_off_limit: 'sign_off_limit',
  extension_limit: 'extension_limit',
  effectiveness_due: 'check_asked',
  effectiveness_limit: 'check_late',
};

function tell(change: ItemChange, step: PlannedStep): Recipient[] {
  const { began: subject, current: item } = change;
  const kind = messages[step.kind];
  if (!kind) return [];
  const { policies } = subject;
  const dueText = describeInstant(item.dueAt, subject.ownerZone);
  const to = recipientsOf(subject, step);
  switch (step.kind) {
    case 'reminder':
      return change.tell(kind, to, { dueText }, { channels: policies.reminder.channels });
    case 'level': {
      const channels = levelOf(subject, item.severity, step.level)?.channels ?? ['inbox'];
      return change.tell(kind, to, { dueText, level: step.level }, { channels, level: step.level });
    }
    case 'sign_off_limit':
      return change.tell(kind, to, { dueText }, { channels: policies.signOff.channels });
    case 'extension_limit': {
      const asked = subject.pendingExtension === null ? {} : askedFor(subject.pendingExtension);
      return change.tell(kind, to, { dueText, ...asked }, { channels: policies.extension.channels });
    }
    case 'effectiveness_due':
      change.set({ asked: to.map(({ personId }) => personId) });
      return change.tell(kind, to, {}, { channels: policies.effectiveness?.channels ?? ['inbox'] });
    case 'effectiveness_limit':
      return change.tell(kind, to, {}, { channels: policies.effectiveness?.channels ?? ['inbox'] });
    case 'breach':
      return change.tell(kind, to, { dueText });
    default:
      return [];
  }
}

/** Whom a step tells when it fires, as things stand: found as when it does, stand-ins among them. */
export function whomItTells(subject: ItemRecord, step: PlannedStep): Recipient[] {
  const kind = messages[step.kind];
  return kind ? new ItemChange(noOutcome(subject), '', null, step.fireAt).tell(kind, recipientsOf(subject, step)) : [];
}

/** For whom a step of an item is, as things stand. */
function recipientsOf(subject: ItemRecord, step: PlannedStep): Recipient[] {
  const { policies, parts, round } = subject;
  switch (step.kind) {
    case 'reminder':
      return ownerOrNext(parts);
    case 'level':
      return levelRecipients(subject, subject.item.severity, step);
    case 'sign_off_limit': {
      if (!round) return [];
      return waitingAndAbove(subject, waitingFor(round), policies.signOff.escalateTo);
    }
    case 'extension_limit': {
      const { pendingExtension } = subject;
      if (!pendingExtension) return [];
      return waitingAndAbove(
        subject,
        decidersWaitedFor(subject, pendingExtension, step.fireAt),
        policies.extension.escalateTo,
      );
    }
    case 'effectiveness_due':
      return checkersOf(subject, step.fireAt);
    case 'effectiveness_limit':
      return waitingAndAbove(subject, checkersOf(subject, step.fireAt), policies.effectiveness?.escalateTo ?? []);
    case 'breach':
      // The first level, at the breach itself, tells people; where there is none, the owner hears of it all the same.
      if (
        ladderOf(policies.escalation, subject.item.severity).some((level) => level.after === 'PT0S') ||
        ladderStart(subject.item) === null
      )
        return [];
      return ownerOrNext(parts);
    default:
      return [];
  }
}

/** The owner; where they have left, the next who is there hears what is due. */
function ownerOrNext(parts: ItemRecord['parts']): Recipient[] {
  const found = findRecipients(['owner', 'owner_manager', 'program_manager', 'domain_lead'], [], parts);
  return found.slice(0, 1);
}

/** Whom a step would have told, had they not left: the trail says so. */
function leftOf(subject: ItemRecord, step: PlannedStep): Recipient[] {
  const { gone, ...parts } = subject.parts;
  if (!gone || gone.size === 0) return [];
  return recipientsOf({ ...subject, parts }, step).filter(({ personId }) => gone.has(personId));
}
