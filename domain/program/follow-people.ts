import { approversChanged, shortText, followRoles } from '../sign-off/follow-roles.js';
import { whoCanCure } from '../person/who-can-cure.js';
import type { Round } from '../sign-off/round.js';
import { weightOf } from '../sign-off/stages.js';
import type { Instant } from '../time.js';
import { ProgramChange } from './change.js';
import type { ProgramOutcome } from './outcome.js';
import { currentPhase, type Phase, type ProgramRecord } from './program.js';
import { phaseWork } from './tollgate.js';

/** Nobody is left to approve it, and the program has another policy, which may find somebody. */
function isStuck({ program, round }: ProgramRecord): boolean {
  if (!round || round.policyVersionId === program.tollgatePolicyVersionId) return false;
  return round.stages.some(({ approvers, required }, index) => {
    return index + 1 >= round.stage && weightOf(approvers) < required;
  });
}

/** The round falls, and the tollgate opens anew by the policy that the program has now. */
function fall(outcome: ProgramOutcome, phase: Phase, round: Round, at: Instant): ProgramOutcome {
  const { program } = outcome.after;
  const change = new ProgramChange(outcome, `program/${program.id}#fell:${round.id}`, null, at);
  change.effect({ kind: 'round', phaseId: phase.id, round: { ...round, state: 'fallen', closedAt: at } });
  change.setPhase(phase.id, { status: 'open', roundId: null });
  change.setRecord({ round: null, roundPolicy: null });
  return change.done('phase.round_fell', { phaseId: phase.id, phase: phase.name, round: round.number });
}

/** The machine's look at who is asked at a tollgate; the twin of an item's `followPeople`. */
export function followApprovers(outcome: ProgramOutcome, at: Instant): ProgramOutcome {
  const { program, phases, round, roundPolicy, parts } = outcome.after;
  const phase = currentPhase(phases);
  if (!round || !roundPolicy || !phase) return outcome;
  const followed = followRoles(round, roundPolicy, parts, phaseWork(outcome.after, at));
  if (!followed) return isStuck(outcome.after) ? fall(outcome, phase, round, at) : outcome;
  const change = new ProgramChange(outcome, `program/${program.id}#people:v${program.version}`, null, at);
  change.effect({ kind: 'round', phaseId: phase.id, round: followed.round });
  change.setRecord({ round: followed.round });
  const about = { phaseName: phase.name };
  change.tell('tollgate_opened', followed.asked, about);
  change.tell('no_longer_asked', followed.released, about);
  if (followed.short.length > 0)
    change.tell('nobody_can_decide', whoCanCure(parts), { ...about, reason: shortText(followed) });
  return change.done('phase.approvers_changed', {
    phaseId: phase.id,
    phase: phase.name,
    ...approversChanged(followed),
  });
}
