import { Refusal } from '../refusal.js';
import { waitingFor } from '../sign-off/round.js';
import type { ProgramChange } from './change.js';
import type { ProgramCommand } from './commands.js';
import type { ProgramOutcome } from './outcome.js';
import { openTollgate } from './tollgate.js';

/**
 * A phase in which nothing is to be done would wait for ever: its tollgate opens with the reason, and is signed like any
 * other, but not by whoever asks for it.
 *
 * @throws Refusal `not-found`, `phase-not-open`, `illegal-transition` where it has items, `unreachable-quorum`
 */
export function openEmptyTollgate(
  change: ProgramChange,
  { phaseId, reason }: Extract<ProgramCommand, { type: 'open_tollgate' }>,
): ProgramOutcome {
  change.require('open_tollgate');
  const { now: subject, at, actorId } = change;
  const phase = subject.phases.find(({ id }) => id === phaseId);
  if (!phase) throw new Refusal('not-found', `The program has no phase ${phaseId}. Read it to see its phases.`);
  if (phase.status !== 'open')
    throw new Refusal('phase-not-open', `${phase.name} is ${phase.status}; only the phase that is open can be passed.`);
  if (subject.items.length > 0)
    throw new Refusal(
      'illegal-transition',
      `${phase.name} has items: its tollgate opens by itself when they are done or cancelled.`,
    );
  if (actorId === null) throw new Refusal('not-allowed', 'It is for a person to say that nothing is to be done.');
  const askedBy = [actorId, ...(change.onBehalfOf ? [change.onBehalfOf.id] : [])];
  const round = openTollgate(subject, phase, at, { reason, askedBy });
  change.setPhase(phase.id, { status: 'tollgate', roundId: round.id });
  change.setRecord({ round, rounds: { ...subject.rounds, [phase.id]: round.number } });
  change.effect({ kind: 'round', phaseId: phase.id, round });
  const told = change.tell('tollgate_opened', waitingFor(round), { phaseName: phase.name });
  const { contentHash } = round;
  return change.done('phase.tollgate_opened', { phaseId, phase: phase.name, contentHash, told, reason });
}
