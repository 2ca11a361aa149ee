import type { ActionItem, ItemPolicies } from '../action-item/item.js';
import { isLive } from '../action-item/table.js';
import type { Calendar } from '../calendar/calendar.js';
import { afterMaintenance, windowAt, type MaintenanceWindow } from '../duty/maintenance.js';
import { ladderOf, type EscalationLevel } from '../policy/escalation.js';
import { addPolicyTime, policyDuration, subtractPolicyTime } from '../policy/policy-time.js';
import { reminderArrives } from '../policy/reminder.js';
import type { Round } from '../sign-off/round.js';
import { addTime } from '../calendar/working-time.js';
import { describeInstant, type Instant } from '../time.js';
import { limitSteps, said } from './limit-steps.js';
import type { PlannedStep } from './step.js';

/** Reminders are spread over this many ms, by the item's id, so that a herd does not come at one instant. */
const reminderJitterMs = 120_000;

/** What the plan of an item is made of. */
export interface PlanSubject {
  item: ActionItem;
  policies: ItemPolicies;
  round: Round | null;
  calendar: Calendar;
  maintenance: readonly MaintenanceWindow[];
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
  if (!isLive(item.status) || item.plannedFrom === null) return [];
  // Suspended by an exception: nothing is due until its end.
  if (item.heldBy === 'exception') return [];
  const waitingForOwner = item.status === 'open' || item.status === 'in_progress';
  const steps: PlannedStep[] = [];
  if (waitingForOwner && item.breachedAt === null) steps.push(...reminders(subject));
  if (item.breachedAt === null && !handedInInTime(item) && !dueMovesWithHold(subject)) steps.push(breach(item));
  if (waitingForOwner && item.breachedAt !== null && item.ladderFrom !== null) steps.push(...ladder(subject));
  if (item.status === 'submitted' && round) steps.push(...signOffLimit(subject, round));
  return steps;
}

/** Handed in before it was due: the date was kept, whatever the approvers do. */
function handedInInTime(item: ActionItem): boolean {
  return item.status === 'submitted' && item.submittedAt !== null && item.submittedAt <= item.dueAt;
}

/** On hold under a policy whose due dates move by the time on hold: when it goes on, the date is another. */
function dueMovesWithHold({ item, policies }: PlanSubject): boolean {
  return item.status === 'on_hold' && policies.escalation.onHold === 'due_moves';
}

function reminders({ item, policies, calendar }: PlanSubject): PlannedStep[] {
  const { reminder } = policies;
  const from = item.plannedFrom ?? 0;
  const jitter = jitterOf(item.id);
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

function breach(item: ActionItem): PlannedStep {
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

function ladder(subject: PlanSubject): PlannedStep[] {
  const { item, policies } = subject;
  const { escalation } = policies;
  const levels = ladderOf(escalation, item.severity);
  const fireAts = levels.map((level, index) => climbedAt(subject, level, index + 1));
  return levels.flatMap((level, index) => {
    const number = index + 1;
    if (number <= item.ladderFloor) return [];
    const climbed = fireAts[index] ?? item.dueAt;
    const until = fireAts[index + 1] ?? Infinity;
    const steps = [ladderStep(subject, number, 0, climbed, becauseOf(subject, level, number))];
    let again = climbed;
    for (let times = 1; level.repeat && times <= level.repeat.times; times += 1) {
      again = addPolicyTime(again, level.repeat.every, escalation.time, subject.calendar);
      if (again >= until) break;
      const because = `level ${number} again after ${said(level.repeat.every, escalation.time)}`;
      steps.push(ladderStep(subject, number, times, again, because));
    }
    return steps;
  });
}

/** When a level is climbed: so long after the ladder began, the time left out in which it stood still. */
function climbedAt(subject: PlanSubject, level: EscalationLevel, number: number): Instant {
  const { item, policies, calendar } = subject;
  const { time } = policies.escalation;
  const plain = addPolicyTime(item.ladderFrom ?? item.dueAt, level.after, time, calendar);
  const own = afterPause(item, plain, policyDuration(level.after, time).kind !== 'calendar', calendar);
  const { ladderAdvance } = item;
  return ladderAdvance?.level === number ? Math.min(own, ladderAdvance.at) : own;
}

function afterPause(item: ActionItem, at: Instant, working: boolean, calendar: Calendar): Instant {
  if (!working) return at + item.pausedMs;
  const minutes = Math.round(item.pausedWorkingMs / 60_000);
  return minutes === 0 ? at : addTime(at, { kind: 'working_hours', minutes }, calendar);
}

function becauseOf({ item, policies }: PlanSubject, level: EscalationLevel, number: number): string {
  if (item.ladderAdvance?.level === number) return `level ${number - 1} reached nobody`;
  const reason = (item.ladderFrom ?? item.dueAt) === item.dueAt ? 'the breach' : 'the item became live';
  const paused = item.pausedMs > 0 ? `, held for ${Math.round(item.pausedMs / 60_000)} min` : '';
  return `${said(level.after, policies.escalation.time)} after ${reason}${paused}`;
}

/** Escalations wait for the end of a maintenance window. */
function ladderStep(
  { item, maintenance }: PlanSubject,
  level: number,
  occurrence: number,
  at: Instant,
  because: string,
): PlannedStep {
  const { fireAt, held } = outOfMaintenance(maintenance, at);
  return step(item, item.escalationPolicyVersionId, 'level', level, occurrence, fireAt, because + held);
}

/** Escalations, these too, wait for the end of a maintenance window. */
function signOffLimit({ item, policies, calendar, maintenance }: PlanSubject, round: Round): PlannedStep[] {
  return limitSteps(round, policies.signOff, calendar, `of stage ${round.stage}`).map(({ at, occurrence, because }) => {
    const { fireAt, held } = outOfMaintenance(maintenance, at);
    return step(item, round.policyVersionId, 'sign_off_limit', round.stage, occurrence, fireAt, because + held);
  });
}

function outOfMaintenance(windows: readonly MaintenanceWindow[], at: Instant): { fireAt: Instant; held: string } {
  const window = windowAt(windows, at);
  if (!window) return { fireAt: at, held: '' };
  return { fireAt: afterMaintenance(windows, at), held: `, held back by maintenance: ${window.reason}` };
}

function step(
  item: ActionItem,
  policyVersionId: string,
  kind: PlannedStep['kind'],
  level: number,
  occurrence: number,
  fireAt: Instant,
  because: string,
): PlannedStep {
  return { cycle: item.cycle, policyVersionId, kind, level, occurrence, fireAt, state: 'planned', because };
}

function dueText(item: ActionItem): string {
  return describeInstant(item.dueAt, item.due.zone);
}

/** The same for an item whenever it is asked: FNV-1a over the id. */
function jitterOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193) >>> 0;
  return hash % reminderJitterMs;
}
