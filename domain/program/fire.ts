import { atMost } from '../at-most.js';
import { findRecipients } from '../person/recipients.js';
import { whoCanCure } from '../person/who-can-cure.js';
import { planProgram } from './plan.js';
import { mergePlan, mostAtOnce, nextStep, sayingOf, stepKeyText, type PlannedStep } from '../record/step.js';
import { waitingFor } from '../sign-off/round.js';
import type { Instant } from '../time.js';
import { ProgramChange } from './change.js';
import type { ProgramOutcome } from './outcome.js';
import { currentPhase } from './program.js';

/** Fires every step of a program that is due at `now`, in order; the twin of an item's `fireDueSteps`. */
export function fireProgramSteps(outcome: ProgramOutcome, now: Instant): ProgramOutcome {
  let result = outcome;
  const said = new Set<string>();
  const turn = atMost(mostAtOnce, 'steps that are due at once');
  for (let step = nextStep(result.after.steps); step && step.fireAt <= now; step = nextStep(result.after.steps)) {
    turn();
    const saying = sayingOf(step);
    result = said.has(saying) ? passOver(result, step) : fireStep(result, step);
    said.add(saying);
  }
  return result;
}

function passOver(outcome: ProgramOutcome, step: PlannedStep): ProgramOutcome {
  const steps = outcome.after.steps.map((other) => (other === step ? { ...step, state: 'fired' as const } : other));
  return { ...outcome, after: { ...outcome.after, steps } };
}

function fireStep(outcome: ProgramOutcome, step: PlannedStep): ProgramOutcome {
  const fired = passOver(outcome, step);
  // Items have come since it was planned: there is nothing to say, and nothing more to look for.
  if (step.kind === 'phase_empty' && fired.after.items.length > 0)
    return { ...fired, after: { ...fired.after, steps: mergePlan(fired.after.steps, planProgram(fired.after)) } };
  const key = `program/${outcome.after.program.id}#step:${stepKeyText(step)}`;
  const change = new ProgramChange(fired, key, null, step.fireAt);
  const { parts, round, managers, tollgate } = change.subject;
  const phase = currentPhase(change.subject.phases);
  const data = { phaseId: phase?.id ?? null, phase: phase?.name ?? null, because: step.because, level: step.level };
  if (step.kind === 'phase_empty') {
    const to = findRecipients(['program_manager'], [], parts);
    const told = change.tell('phase_empty', to, { phaseName: phase?.name ?? '' });
    return change.done('phase.empty', { ...data, told });
  }
  if (step.kind === 'phase_target') {
    if (phase) change.setPhase(phase.id, { targetMissedAt: step.fireAt });
    const told = change.tell('phase_target_missed', whoCanCure(parts), {
      phaseName: phase?.name ?? '',
    });
    return change.done('phase.target_missed', { ...data, told });
  }
  const waiting = round ? waitingFor(round) : [];
  const approverManagers = waiting.flatMap(({ personId }) => managers[personId] ?? []);
  const more = findRecipients(tollgate.escalateTo, [], { ...parts, approver_managers: approverManagers });
  const all = [...waiting, ...more.filter((m) => !waiting.some((w) => w.personId === m.personId))];
  const told = change.tell('sign_off_limit', all, { phaseName: phase?.name ?? '' });
  return change.done('phase.sign_off_overdue', { ...data, told });
}
