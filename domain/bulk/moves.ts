import { factsOf } from '../item/fire.js';
import type { ItemRecord } from '../item/item.js';
import { timesSaid } from '../item/rungs.js';
import { planItem } from '../item/plan.js';
import type { PlannedStep, StepKind } from '../record/step.js';
import type { Instant } from '../time.js';
import type { BulkKind } from './change.js';

/** A step of the plan that comes at another instant, comes anew, or does not come any more. */
export interface MovedStep {
  kind: StepKind;
  level: number;
  occurrence: number;
  /** Null: it was not planned. */
  from: Instant | null;
  /** Null: it is not planned any more. */
  to: Instant | null;
}

/** What an operation moves of one item. */
export interface Moves {
  due: { from: Instant; to: Instant } | null;
  /** In the order in which they come. */
  steps: MovedStep[];
}

/** Kinds that move steps on purpose: of these every step is told that is to come, the ladder included. */
const planned: readonly BulkKind[] = ['extend', 'replan', 'calendar'];

/** Null where nothing moves. */
export function movesOf(kind: BulkKind, before: ItemRecord, after: ItemRecord): Moves | null {
  const due = before.item.dueAt === after.item.dueAt ? null : { from: before.item.dueAt, to: after.item.dueAt };
  const steps = planned.includes(kind) ? movedSteps(before, after) : [];
  return due === null && steps.length === 0 ? null : { due, steps };
}

/** Cycle, policy version and which ladder it is are left out: it is the same reminder to whoever gets it. */
function movedSteps(before: ItemRecord, after: ItemRecord): MovedStep[] {
  const moved = new Map<string, MovedStep>();
  const at = (subject: ItemRecord, side: 'from' | 'to'): void => {
    for (const { kind, level, fireAt, ...step } of toCome(subject)) {
      const occurrence = kind === 'level' ? timesSaid(step) : step.occurrence;
      const key = `${kind}/${level}/${occurrence}`;
      const entry = moved.get(key) ?? { kind, level, occurrence, from: null, to: null };
      moved.set(key, { ...entry, [side]: fireAt });
    }
  };
  at(before, 'from');
  at(after, 'to');
  return [...moved.values()]
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => (a.to ?? a.from ?? 0) - (b.to ?? b.from ?? 0));
}

/** What is planned, and the ladder that the breach would bring. To play every step is ten times the work. */
function toCome(subject: ItemRecord): PlannedStep[] {
  const planned = subject.steps.filter(({ state }) => state === 'planned');
  const breach = planned.find(({ kind }) => kind === 'breach');
  const waits = subject.item.status === 'open' || subject.item.status === 'in_progress';
  if (!breach || !waits) return planned;
  const breached = { ...subject, item: { ...subject.item, ...factsOf(subject, breach) } };
  return [...planned, ...planItem(breached)];
}
