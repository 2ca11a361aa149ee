import { findRecipients, type Parts, type Recipient } from '../person/recipients.js';
import { whoCanCure } from '../person/who-can-cure.js';
import { planProgram } from './plan.js';
import { fireDue, passOver, stepEventKey } from '../record/fire.js';
import { mergePlan, type PlannedStep } from '../record/step.js';
import { waitingAndAbove } from '../sign-off/late.js';
import { waitingFor } from '../sign-off/round.js';
import type { Instant } from '../time.js';
import { ProgramChange } from './change.js';
import { glassExpired } from './decide-glass.js';
import type { ProgramOutcome } from './outcome.js';
import { currentPhase } from './program.js';

/** Fires every step of a program that is due at `now`. */
export function fireProgramSteps(outcome: ProgramOutcome, now: Instant): ProgramOutcome {
  return fireDue(outcome, now, fireStep);
}

function fireStep(outcome: ProgramOutcome, step: PlannedStep): ProgramOutcome {
  const fired = passOver(outcome, step);
  // Items have come since it was planned: there is nothing to say, and nothing more to look for.
  if (step.kind === 'phase_empty' && fired.after.items.length > 0)
    return { ...fired, after: { ...fired.after, steps: mergePlan(fired.after.steps, planProgram(fired.after)) } };
  const key = stepEventKey(`program/${outcome.after.program.id}`, step);
  const change = new ProgramChange(fired, key, null, step.fireAt);
  if (step.kind === 'glass_expiry') return glassExpired(change, step.because);
  const { parts, round, tollgate } = change.now;
  const phase = currentPhase(change.now.phases);
  const data = { phaseId: phase?.id ?? null, phase: phase?.name ?? null, because: step.because, level: step.level };
  if (step.kind === 'phase_empty') {
    const told = change.tell('phase_empty', managerOrCure(parts), { phaseName: phase?.name ?? '' });
    return change.done('phase.empty', { ...data, told });
  }
  if (step.kind === 'phase_target') {
    if (phase) change.setPhase(phase.id, { targetMissedAt: step.fireAt });
    const told = change.tell('phase_target_missed', whoCanCure(parts), {
      phaseName: phase?.name ?? '',
    });
    return change.done('phase.target_missed', { ...data, told });
  }
  const late = waitingAndAbove(change.now, round ? waitingFor(round) : [], tollgate.escalateTo);
  const told = change.tell('sign_off_limit', late, { phaseName: phase?.name ?? '' });
  return change.done('phase.sign_off_overdue', { ...data, told });
}

/** Who manages it; where they cannot act, whoever can put it right. */
function managerOrCure(parts: Parts): Recipient[] {
  const found = findRecipients(['program_manager'], [], parts);
  return found.some(({ personId }) => !parts.readers?.has(personId)) ? found : whoCanCure(parts);
}
