import type { Instant } from '../time.js';

/** What a planned step does when it fires. */
export const stepKinds = [
  'reminder',
  'breach',
  'level',
  'sign_off_limit',
  'glass_expiry',
  'extension_limit',
  'effectiveness_due',
  'effectiveness_limit',
  'phase_target',
  'phase_empty',
  'delegation_start',
  'delegation_end',
  'lease_start',
  'lease_end',
  'lease_stale',
  'lease_limit',
  'lease_reminder',
  'occurrence',
  'effect',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** Its identity: fired once, by whichever clock comes first. */
export interface StepKey {
  cycle: number;
  policyVersionId: string;
  kind: StepKind;
  /** Ladder level; which reminder; which stage of which round; which extension; which phase. From 1. */
  level: number;
  /** 0 for the first time, then each repetition. */
  occurrence: number;
}

export interface PlannedStep extends StepKey {
  fireAt: Instant;
  state: 'planned' | 'fired';
  /** The fact that caused it, for people to read. */
  because: string;
}

export function stepKeyText(step: StepKey): string {
  return `${step.cycle}/${step.policyVersionId}/${step.kind}/${step.level}/${step.occurrence}`;
}

/** The same for a step and its repetitions: where several are late together, it is said once. */
export function sayingOf({ cycle, policyVersionId, kind, level, occurrence }: StepKey): string {
  return `${cycle}/${policyVersionId}/${kind}/${level}/${Math.floor(occurrence / 1000)}`;
}

/** Breach before the ladder, the ladder before reminders, where they fall at one instant. */
const order: Record<StepKind, number> = {
  breach: 0,
  level: 1,
  sign_off_limit: 2,
  glass_expiry: 2,
  extension_limit: 2,
  effectiveness_due: 2,
  effectiveness_limit: 2,
  phase_target: 3,
  phase_empty: 3,
  reminder: 4,
  lease_end: 5,
  lease_stale: 6,
  lease_start: 7,
  lease_limit: 8,
  lease_reminder: 9,
  delegation_start: 10,
  delegation_end: 11,
  occurrence: 12,
  effect: 13,
};

export function compareSteps(a: PlannedStep, b: PlannedStep): number {
  return a.fireAt - b.fireAt || order[a.kind] - order[b.kind] || a.level - b.level || a.occurrence - b.occurrence;
}

/** More cannot be published: twenty levels, each told a hundred times again, and a sign-off. */
export const mostAtOnce = 3_000;

/** The earliest step still to fire, or undefined. */
export function nextStep(steps: readonly PlannedStep[]): PlannedStep | undefined {
  let next: PlannedStep | undefined;
  for (const step of steps) if (step.state === 'planned' && (!next || compareSteps(step, next) < 0)) next = step;
  return next;
}

/**
 * What somebody is told and nothing else comes of: the sweep fires it, within a second of its instant, and no workflow is armed
 * for it.
 */
export const leftToSweep: readonly StepKind[] = ['reminder'];

/** The earliest step that a workflow waits for. */
export function nextArmed(steps: readonly PlannedStep[]): PlannedStep | undefined {
  return nextStep(steps.filter(({ kind }) => !leftToSweep.includes(kind)));
}

/** The plan as it is to be stored: what fired stays, what is planned is exactly `planned`. */
export function mergePlan(stored: readonly PlannedStep[], planned: readonly PlannedStep[]): PlannedStep[] {
  const fired = stored.filter((step) => step.state === 'fired');
  const taken = new Set(fired.map(stepKeyText));
  return [...fired, ...planned.filter((step) => !taken.has(stepKeyText(step)))];
}
