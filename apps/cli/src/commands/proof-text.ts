import { plain } from '../lib/output.js';

interface Proof {
  maxAgeMinutes: number;
}

/** What whoever decides is asked to prove, as a fact beside whom it waits for; empty where nothing is asked. */
export function proofText(proof: Proof | null | undefined): string {
  return proof ? `whoever decides proves who they are, at most ${plain(proof.maxAgeMinutes)} min before` : '';
}

/** The same of the stage that is open. */
export function proofOfRound(round: { stage: number; stages: { proof?: Proof }[] } | null): string {
  return round ? proofText(round.stages[round.stage - 1]?.proof) : '';
}
