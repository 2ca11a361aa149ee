import type { ActionItem, ItemPolicies } from './item.js';
import { standStill } from './pause.js';
import { atMost } from '../at-most.js';
import type { Calendar } from '../calendar/calendar.js';
import { addTime } from '../calendar/working-time.js';
import { outOfMaintenance, windowAt, type MaintenanceWindow } from '../duty/maintenance.js';
import { ladderOf, type EscalationLevel } from '../policy/escalation.js';
import { addPolicyTime, policyDuration } from '../policy/policy-time.js';
import type { Instant } from '../time.js';
import { said, timesOf } from '../sign-off/limit-steps.js';
import { mostAtOnce, type PlannedStep } from '../record/step.js';

/** A level of the ladder, or one of its repetitions. */
export interface Rung {
  /** From 1. */
  level: number;
  /** Of its step: repetitions count from 0, and each ladder of a cycle has a thousand of its own. */
  occurrence: number;
  /** When it would be its turn. */
  at: Instant;
  /** Then, or at the end of the maintenance that holds it back. */
  fireAt: Instant;
  because: string;
}

/** Whatever climbs a ladder: an item, or another record that is overdue. */
export type Climbing = Pick<
  ActionItem,
  | 'cycle'
  | 'dueAt'
  | 'escalationPolicyVersionId'
  | 'ladderAdvance'
  | 'ladderFloor'
  | 'ladderFrom'
  | 'ladderRun'
  | 'pausedMs'
  | 'pausedWorkingMs'
  | 'plannedFrom'
  | 'severity'
>;

export interface LadderSubject {
  item: Climbing;
  policies: Pick<ItemPolicies, 'escalation'>;
  calendar: Calendar;
  maintenance: readonly MaintenanceWindow[];
  steps: readonly PlannedStep[];
}

/** Numbers of steps that belong to one ladder of a cycle. */
const perLadder = 1_000;

/** How often a level was told before, on its ladder: 0 for the first time. */
export function timesSaid({ occurrence }: Pick<PlannedStep, 'occurrence'>): number {
  return occurrence % perLadder;
}

/**
 * The ladder of an item that is overdue, from its first level on, what has fired included. While maintenance holds a rung
 * back the ladder stands: what follows keeps its distance.
 */
export function rungsOf({ item, policies, calendar, maintenance, steps }: LadderSubject): Rung[] {
  const { escalation } = policies;
  const { ladderRun: run, cycle, escalationPolicyVersionId, ladderFloor } = item;
  const levels = ladderOf(escalation, item.severity);
  const turn = atMost(mostAtOnce, 'rungs of one ladder');
  // It stood still when it took the other's place: what is late on it is told when it goes on.
  const since = run.since === null ? -Infinity : Math.max(run.since, item.plannedFrom ?? 0);
  const fired = new Set(
    steps
      .filter((step) => step.state === 'fired' && step.kind === 'level' && step.cycle === cycle)
      .filter((step) => step.policyVersionId === escalationPolicyVersionId)
      .map(({ level, occurrence }) => `${level}/${occurrence}`),
  );
  const rungs: Rung[] = [];
  let stood = item;
  const place = (level: number, times: number, at: Instant, because: string): Instant => {
    const occurrence = run.number * perLadder + times;
    // What has fired held nothing back but what is in the facts already.
    const { fireAt, held } = fired.has(`${level}/${occurrence}`)
      ? { fireAt: at, held: '' }
      : outOfMaintenance(maintenance, at);
    rungs.push({ level, occurrence, at, fireAt, because: because + held });
    if (fireAt > at) stood = { ...stood, ...standStill(stood, at, fireAt, calendar) };
    return fireAt;
  };
  // As long as it stands where it stood, a level's turn is the same.
  let known: { index: number; stood: Climbing; turn: Instant } | null = null;
  const turnOf = (index: number): Instant => {
    const level = levels[index];
    if (!level) return Infinity;
    if (known?.index === index && known.stood === stood) return known.turn;
    const climbed = climbedAt({ item: stood, policies, calendar }, level, index + 1);
    const turn = run.passed.includes(index + 1) ? climbed : Math.max(since, climbed);
    known = { index, stood, turn };
    return turn;
  };
  for (const [index, level] of levels.entries()) {
    turn();
    const number = index + 1;
    if (number <= ladderFloor) continue;
    const passed = run.passed.includes(number);
    let again = turnOf(index);
    if (!passed) again = place(number, 0, again, becauseOf(stood, level, number, policies));
    const times = timesOf(level.repeat);
    for (let time = 1; level.repeat && time <= times; time += 1) {
      turn();
      again = addPolicyTime(again, level.repeat.every, escalation.time, calendar);
      if (again >= turnOf(index + 1)) break;
      // Somebody who was told by another ladder is not told of the time before this one.
      if (passed && again <= since) continue;
      again = place(number, time, again, `level ${number} again after ${said(level.repeat.every, escalation.time)}`);
    }
  }
  return rungs;
}

/** While maintenance held a rung back the ladder stood still: what follows moves by as long. */
export function stoodForMaintenance(
  subject: LadderSubject & { item: Parameters<typeof standStill>[0] },
  { level, occurrence, fireAt }: PlannedStep,
): ReturnType<typeof standStill> {
  const { item, calendar, maintenance } = subject;
  if (maintenance.length === 0) return {};
  const rung = rungsOf(subject).find((other) => other.level === level && other.occurrence === occurrence);
  return rung && windowAt(maintenance, rung.at) ? standStill(item, rung.at, fireAt, calendar) : {};
}

/** When a level is climbed: so long after the ladder began, the time left out in which it stood still. */
function climbedAt(
  { item, policies, calendar }: Pick<LadderSubject, 'item' | 'policies' | 'calendar'>,
  level: EscalationLevel,
  number: number,
): Instant {
  const { time } = policies.escalation;
  const plain = addPolicyTime(item.ladderFrom ?? item.dueAt, level.after, time, calendar);
  const own = afterPause(item, plain, policyDuration(level.after, time).kind !== 'calendar', calendar);
  const { ladderAdvance } = item;
  return ladderAdvance?.level === number ? Math.min(own, ladderAdvance.at) : own;
}

function afterPause(item: Climbing, at: Instant, working: boolean, calendar: Calendar): Instant {
  if (!working) return at + item.pausedMs;
  const minutes = Math.round(item.pausedWorkingMs / 60_000);
  return minutes === 0 ? at : addTime(at, { kind: 'working_hours', minutes }, calendar);
}

function becauseOf(
  item: Climbing,
  level: EscalationLevel,
  number: number,
  { escalation }: LadderSubject['policies'],
): string {
  if (item.ladderAdvance?.level === number) return `level ${number - 1} reached nobody`;
  const reason = (item.ladderFrom ?? item.dueAt) === item.dueAt ? 'the breach' : 'the item became live';
  const paused = item.pausedMs >= 60_000 ? `, held for ${heldText(item.pausedMs)}` : '';
  const other = item.ladderRun.number > 0 ? ', on the ladder that holds now' : '';
  const after = said(level.after, escalation.time);
  const when =
    after === '' ? (reason === 'the breach' ? 'at the breach' : `when ${reason}`) : `${after} after ${reason}`;
  return `${when}${paused}${other}`;
}

/** To the minute, in the largest unit in which it is whole. */
function heldText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes % 1440 === 0) return said(`P${minutes / 1440}D`);
  return said(minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`);
}
