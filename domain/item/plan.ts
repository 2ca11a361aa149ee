import type { Extension } from './extension.js';
import type { ActionItem, ItemPolicies } from './item.js';
import { isLive } from './table.js';
import { expectAtMost } from '../at-most.js';
import type { Calendar } from '../calendar/calendar.js';
import type { MaintenanceWindow } from '../duty/maintenance.js';
import { subtractPolicyTime } from '../policy/policy-time.js';
import { reminderArrives } from '../policy/reminder.js';
import { glassExpiry } from '../sign-off/glass-step.js';
import type { Round } from '../sign-off/round.js';
import { describeInstant, type Instant } from '../time.js';
import { limitSteps, passedBefore, said, type LimitClock } from '../sign-off/limit-steps.js';
import { isCheckPending } from './check.js';
import { planCheck } from './plan-check.js';
import { planExtension } from './plan-extension.js';
import { rungsOf, type LadderSubject } from './rungs.js';
import { mostAtOnce, type PlannedStep } from '../record/step.js';

/** Reminders are spread over this many ms, by the item's id, so that a herd does not come at one instant. */
const reminderJitterMs = 120_000;

/** What the plan of an item is made of. */
export interface PlanSubject {
  item: ActionItem;
  policies: ItemPolicies;
  round: Round | null;
  calendar: Calendar;
  maintenance: readonly MaintenanceWindow[];
  /** What has fired already. */
  steps: readonly PlannedStep[];
  /** A request for more time that waits for a decision. */
  pendingExtension?: Extension | null;
}

/**
 * What fires next for an item, and when: the one place where it is computed, for the workflow, the sweep, `upcoming`
 * and previews alike.
 *
 * Returns every step not yet fired that is due by the facts as they stand; steps that have fired must be left out by
 * the caller (`mergePlan`). Instants may lie in the past: those are due at once.
 */
export function planItem(subject: PlanSubject): PlannedStep[] {
  const { item, round } = subject;
  if (isCheckPending(item)) return checkSteps(subject);
  if (!isLive(item.status) || item.plannedFrom === null) return [];
  const steps: PlannedStep[] = round
    ? glassExpiry(round, { cycle: item.cycle, policyVersionId: round.policyVersionId })
    : [];
  // Suspended by an exception: nothing is due until its end.
  if (item.heldBy === 'exception') return steps;
  const waitingForOwner = item.status === 'open' || item.status === 'in_progress';
  if (waitingForOwner && item.breachedAt === null) steps.push(...reminders(subject));
  if (item.breachedAt === null && !handedInInTime(item) && !dueMovesWithHold(subject)) steps.push(breach(item));
  if (waitingForOwner && item.breachedAt !== null && item.ladderFrom !== null) steps.push(...ladder(subject));
  if (item.status === 'submitted' && round) steps.push(...signOffLimit(subject, round));
  if (waitingForOwner && subject.pendingExtension) steps.push(...extensionLimit(subject, subject.pendingExtension));
  return steps;
}

/** Handed in before it was due: the date was kept, whatever the approvers do. */
function handedInInTime(item: ActionItem): boolean {
  return item.status === 'submitted' && item.submittedAt !== null && item.submittedAt <= item.dueAt;
}

/** On hold under a policy whose due dates move by the time on hold: when it goes on, the date is another. */
function dueMovesWithHold({ item, policies }: PlanSubject): boolean {
  return item.status === 'on_hold' && item.heldSince !== null && policies.escalation.onHold === 'due_moves';
}

/** Reminders of what is due, of an item or of another record that has an owner and a date. */
export function reminders({
  item,
  policies,
  calendar,
}: {
  item: Reminded;
  policies: Pick<ItemPolicies, 'reminder'>;
  calendar: Calendar;
}): PlannedStep[] {
  const { reminder } = policies;
  const from = item.plannedFrom ?? 0;
  const jitter = jitterOf(item.id);
  expectAtMost(reminder.before.length, mostAtOnce, 'reminders');
  return reminder.before.flatMap((before, index) => {
    const wanted = subtractPolicyTime(item.dueAt, before, reminder.time, calendar);
    const arrives = reminderArrives(reminder, wanted, item.dueAt, calendar);
    const fireAt = arrives + jitter;
    // One that was to come before the item was planned, or no longer before the due instant, is not sent late.
    if (fireAt < from || fireAt >= item.dueAt) return [];
    const held =
      arrives === wanted ? '' : arrives > wanted ? ', held back to working hours' : ', moved into working hours';
    const because = `${said(before, reminder.time)} before due ${dueText(item)}${held}`;
    return [step(item, item.reminderPolicyVersionId, 'reminder', index + 1, 0, fireAt, because)];
  });
}

type Reminded = Dated & Pick<ActionItem, 'id' | 'plannedFrom' | 'reminderPolicyVersionId'>;

export function breach(item: Dated & Pick<ActionItem, 'escalationPolicyVersionId' | 'waivedUntil'>): PlannedStep {
  const { dueAt, waivedUntil } = item;
  // It passed while an exception suspended the obligation: late from the end of that on.
  if (waivedUntil !== null && waivedUntil > dueAt)
    return step(
      item,
      item.escalationPolicyVersionId,
      'breach',
      0,
      0,
      waivedUntil,
      `due ${dueText(item)}, while an exception suspended it`,
    );
  return step(item, item.escalationPolicyVersionId, 'breach', 0, 0, dueAt, `due ${dueText(item)}`);
}

export function ladder({ item, ...subject }: LadderSubject): PlannedStep[] {
  const version = item.escalationPolicyVersionId;
  return rungsOf({ item, ...subject }).map(({ level, occurrence, fireAt, because }) =>
    step(item, version, 'level', level, occurrence, fireAt, because),
  );
}

/** Where a round waits longer than its policy allows. */
export function signOffLimit({ item, policies, steps, ...clock }: SignedSubject, round: Round): PlannedStep[] {
  const { policyVersionId, stage: level, number } = round;
  const key = { cycle: item.cycle, policyVersionId, kind: 'sign_off_limit', level, round: number } as const;
  const before = passedBefore(steps, key, round.stageOpenedAt);
  return limitSteps(round, policies.signOff, clock, `of stage ${level}`).map(({ at, occurrence, because }) =>
    step(item, policyVersionId, 'sign_off_limit', level, before + occurrence, at, because),
  );
}

interface SignedSubject extends LimitClock {
  item: Pick<ActionItem, 'cycle'>;
  policies: Pick<ItemPolicies, 'signOff'>;
  steps: readonly PlannedStep[];
}

/** A request that nobody answers escalates. Numbers count across cycles, so they tell requests apart. */
export function extensionLimit({ item, policies, steps, ...clock }: PlanSubject, pending: Extension): PlannedStep[] {
  const policyVersionId = item.extensionPolicyVersionId;
  const key = { cycle: item.cycle, policyVersionId, kind: 'extension_limit', level: pending.number, round: 0 } as const;
  const before = passedBefore(steps, key, pending.answerFrom);
  return planExtension(policies.extension, pending, clock).map(({ at, occurrence, because }) =>
    step(item, policyVersionId, 'extension_limit', pending.number, before + occurrence, at, because),
  );
}

/** That a check is asked for, or that it is late: of an item that is done. */
export function checkSteps({ item, policies, ...clock }: PlanSubject): PlannedStep[] {
  const { policyVersionId } = item.check;
  if (policies.effectiveness === null || policyVersionId === null) return [];
  return planCheck(item, policies.effectiveness, clock).map(({ kind, passed: { at, occurrence, because } }) =>
    step(item, policyVersionId, kind, 1, occurrence, at, because),
  );
}

function step(
  item: Pick<ActionItem, 'cycle'>,
  policyVersionId: string,
  kind: PlannedStep['kind'],
  level: number,
  occurrence: number,
  fireAt: Instant,
  because: string,
): PlannedStep {
  return { cycle: item.cycle, policyVersionId, kind, level, occurrence, fireAt, state: 'planned', because };
}

type Dated = Pick<ActionItem, 'cycle' | 'due' | 'dueAt'>;

function dueText(item: Dated): string {
  return describeInstant(item.dueAt, item.due.zone);
}

/** The same for an item whenever it is asked: FNV-1a over the id. */
function jitterOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193) >>> 0;
  return hash % reminderJitterMs;
}
