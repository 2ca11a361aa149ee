import { currentPhase, type ProgramCase } from '../program/program.js';
import { addDuration, describeInstant } from '../time.js';
import type { PlannedStep } from './step.js';

/** What fires next for a program: the target date of its phase, and the limit of the tollgate's sign-off. */
export function planProgram(subject: ProgramCase): PlannedStep[] {
  const { program, round, tollgate } = subject;
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
  if (phase.status === 'tollgate' && round)
    steps.push({
      ...common,
      kind: 'sign_off_limit',
      level: round.stage,
      occurrence: round.number,
      fireAt: addDuration(round.stageOpenedAt, tollgate.limit, program.timeZone),
      because: `${tollgate.limit} without a decision at the tollgate of ${phase.name}`,
    });
  return steps;
}
