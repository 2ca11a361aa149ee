import { currentPhase, type ProgramRecord } from './program.js';
import { addDuration, describeInstant } from '../time.js';
import { glassExpiry } from '../sign-off/glass-step.js';
import { limitSteps, passedBefore } from '../sign-off/limit-steps.js';
import type { PlannedStep } from '../record/step.js';

/** A phase that has no item is looked at a day after it has opened, and then every week for a month. */
const emptyAfter = ['P1D', 'P8D', 'P15D', 'P22D'];

/**
 * What fires next for a program: the target date of its phase, the limit of the tollgate's sign-off, and that a phase
 * waits though there is nothing to be done in it.
 */
export function planProgram(subject: ProgramRecord): PlannedStep[] {
  const { program, round, tollgate, calendar } = subject;
  const phase = currentPhase(subject.phases);
  if (!phase || program.status !== 'active') return [];
  const steps: PlannedStep[] = [];
  const common = { cycle: phase.position, policyVersionId: program.tollgatePolicyVersionId, state: 'planned' } as const;
  if (phase.targetAt !== null && phase.targetMissedAt === null)
    steps.push({
      ...common,
      kind: 'phase_target',
      level: 1,
      occurrence: 0,
      fireAt: phase.targetAt,
      because: `target of ${phase.name}: ${describeInstant(phase.targetAt, program.timeZone)}`,
    });
  if (phase.status === 'open' && phase.openedAt !== null && subject.items.length === 0)
    for (const [index, after] of emptyAfter.entries())
      steps.push({
        ...common,
        kind: 'phase_empty',
        level: 1,
        occurrence: index,
        fireAt: addDuration(phase.openedAt, after, program.timeZone),
        because: `${phase.name} is open since ${describeInstant(phase.openedAt, program.timeZone)}, and has no item`,
      });
  if (phase.status === 'tollgate' && round) {
    const key = { ...common, kind: 'sign_off_limit', level: round.stage, round: round.number } as const;
    const before = passedBefore(subject.steps, key, round.stageOpenedAt);
    for (const { at, occurrence, because } of limitSteps(
      round,
      tollgate,
      { calendar, maintenance: [] },
      `at the tollgate of ${phase.name}`,
    ))
      steps.push({
        ...common,
        kind: 'sign_off_limit',
        level: round.stage,
        occurrence: before + occurrence,
        fireAt: at,
        because,
      });
  }
  return [...steps, ...glassExpiry(round, { cycle: phase.position, policyVersionId: program.tollgatePolicyVersionId })];
}
