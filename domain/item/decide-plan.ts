import type { EscalationPolicy } from '../policy/escalation.js';
import type { ExtensionPolicy } from '../policy/extension.js';
import type { ReminderPolicy } from '../policy/reminder.js';
import type { SignOffPolicy } from '../policy/sign-off.js';
import { Refusal } from '../refusal.js';
import type { Calendar } from '../calendar/calendar.js';
import { inZone } from '../calendar/in-zone.js';
import { describeInstant } from '../time.js';
import type { ItemChange } from './change.js';
import type { ItemCommand, MachineToItem } from './commands.js';
import { ownerOf } from './decide-life.js';
import { renewRound } from './renew-round.js';
import { dueIn } from './decide-obligation.js';
import { climbOn } from './fire.js';
import type { ActionItem, ItemRecord, ItemPolicies } from './item.js';
import { requireConsent, weakens } from './own-obligation.js';
import { onOtherLadder } from './other-ladder.js';
import type { ItemOutcome } from './outcome.js';

type Replan = Extract<ItemCommand, { type: 'replan' }>;

/**
 * Moves an item to other policy versions, to the present version of its owner's calendar, or both. What has fired has
 * fired: whoever was told is not told again of what has passed, and reminders that fell into the past are not sent late.
 */
export function replan(change: ItemChange, command: Replan): ItemOutcome {
  change.require('replan');
  const { current: before, at, began: subject } = change;
  const versions = {
    escalationPolicyVersionId: command.escalationPolicyVersionId ?? before.escalationPolicyVersionId,
    reminderPolicyVersionId: command.reminderPolicyVersionId ?? before.reminderPolicyVersionId,
    signOffPolicyVersionId: command.signOffPolicyVersionId ?? before.signOffPolicyVersionId,
    extensionPolicyVersionId: command.extensionPolicyVersionId ?? before.extensionPolicyVersionId,
  };
  const calendar = calendarFor(subject, command);
  const moved = calendar === subject.calendar ? {} : dueIn(before, calendar);
  const after: ActionItem = { ...before, ...versions, ...moved };
  if (!differs(before, after)) return change.unchanged();
  if (weakens(command, after.dueAt, before.dueAt)) requireConsent(change, 'chooses other policies for');
  const policies = policiesOf(change, versions);
  change.set({
    ...versions,
    ...moved,
    plannedFrom: before.plannedFrom === null ? null : at,
  });
  change.setRecord({ calendar, policies });
  change.set(onOtherLadder(subject, change.now, at));
  const otherSignOff = versions.signOffPolicyVersionId !== before.signOffPolicyVersionId;
  // Whoever chooses who decides, once the work has begun, is none of those who do.
  if (otherSignOff && before.status !== 'draft') change.contributed('approvers');
  if (otherSignOff) renewRound(change, 'it was re-planned to another sign-off policy');
  else if (after.dueAt !== before.dueAt) renewRound(change, 'the due date has moved');
  const newDueText = describeInstant(after.dueAt, after.due.zone);
  if (after.dueAt !== before.dueAt && before.status !== 'draft' && !command.quiet)
    change.tell('due_changed', ownerOf(change), { newDueText, reason: command.reason });
  return change.done('item.replanned', {
    reason: command.reason,
    changed: changedVersions(before, after),
    ...(calendar.versionId === subject.calendar.versionId
      ? {}
      : { calendar: { from: nameOf(subject.calendar), to: nameOf(calendar) } }),
    ...(after.dueAt === before.dueAt ? {} : { dueFrom: before.dueAt, dueAt: after.dueAt, dueText: newDueText }),
  });
}

/** For people to read, years later. */
function nameOf({ key, version }: Calendar): string {
  return `${key} version ${version}`;
}

/** @throws Refusal `not-found` for a version that was not loaded: there is none */
function calendarFor({ item, calendar, calendars, otherCalendars }: ItemRecord, command: Replan): Calendar {
  const { calendarVersionId: id } = command;
  if (command.calendar === 'present') return calendars[item.ownerId] ?? calendar;
  if (id === undefined) return calendar;
  const other = otherCalendars[id];
  if (!other) throw new Refusal('not-found', `There is no calendar version ${id}.`);
  return inZone(other, item.calendarZone);
}

/** Nobody could be reached through any channel of a level: the next one follows at once. */
export function unreached(change: ItemChange, command: Extract<MachineToItem, { type: 'unreached' }>): ItemOutcome {
  change.require('unreached');
  const { current: item } = change;
  // Somebody was told of a later level meanwhile, or the obligation or the ladder is another.
  const { cycle, level, toldAt = Infinity } = command;
  if (cycle !== item.cycle || level !== item.ladderLevel) return change.unchanged();
  if (toldAt < (item.ladderRun.since ?? -Infinity)) return change.unchanged();
  climbOn(change, level);
  return change.done('item.unreached', { level, why: command.why });
}

/** The plan is made anew, without the window that is not any more. */
export function endMaintenance(change: ItemChange, windowId: string): ItemOutcome {
  change.require('end_maintenance');
  return change.done('item.escalation_released', { windowId });
}

const pinned = [
  'escalationPolicyVersionId',
  'reminderPolicyVersionId',
  'signOffPolicyVersionId',
  'extensionPolicyVersionId',
  'calendarVersionId',
  'calendarZone',
] as const satisfies (keyof ActionItem)[];

function differs(before: ActionItem, after: ActionItem): boolean {
  return before.dueAt !== after.dueAt || pinned.some((field) => before[field] !== after[field]);
}

function changedVersions(before: ActionItem, after: ActionItem): Record<string, { from: string; to: string }> {
  return Object.fromEntries(
    pinned.flatMap((field) =>
      before[field] === after[field] ? [] : [[field, { from: before[field], to: after[field] }]],
    ),
  );
}

/** @throws Refusal `not-found` for a version that was not loaded: there is none */
function policiesOf(
  { began: subject, current }: ItemChange,
  versions: Pick<
    ActionItem,
    'escalationPolicyVersionId' | 'reminderPolicyVersionId' | 'signOffPolicyVersionId' | 'extensionPolicyVersionId'
  >,
): ItemPolicies {
  const body = (id: string, present: string, policy: unknown): unknown => {
    if (id === present) return policy;
    const other = subject.otherPolicies[id];
    if (other === undefined) throw new Refusal('not-found', `There is no policy version ${id}.`);
    return other;
  };
  const { escalation, reminder, signOff, extension } = subject.policies;
  return {
    ...subject.policies,
    escalation: body(
      versions.escalationPolicyVersionId,
      current.escalationPolicyVersionId,
      escalation,
    ) as EscalationPolicy,
    reminder: body(versions.reminderPolicyVersionId, current.reminderPolicyVersionId, reminder) as ReminderPolicy,
    signOff: body(versions.signOffPolicyVersionId, current.signOffPolicyVersionId, signOff) as SignOffPolicy,
    extension: body(versions.extensionPolicyVersionId, current.extensionPolicyVersionId, extension) as ExtensionPolicy,
  };
}
