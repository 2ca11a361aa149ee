import type { Outcome } from '../record/outcome.js';
import type { PlannedStep } from '../record/step.js';
import type { Delegation } from '../stand-in/delegation.js';
import type { Instant } from '../time.js';
import type { DelegationSpan } from './check-delegation.js';
import type { DelegationStatus } from './table.js';

/** A delegation as its row says it. `endsAt` is the end that was meant. */
export interface DelegationFacts extends Delegation, DelegationSpan {
  setBy: string;
  setAt: Instant;
  status: DelegationStatus;
  reason: string;
  /** When it was ended before its time, and by whom. */
  revokedAt: Instant | null;
  revokedBy: string | null;
  version: number;
}

/** Everything the rules need to decide about a delegation. */
export interface DelegationRecord {
  delegation: DelegationFacts;
  personZone: string;
  personManagerId: string | null;
  standInZone: string;
  /** What waits for the absent person's signature, for people to read: the stand-in was not told of it. */
  waiting: string[];
  /** Of those who act. */
  names: Record<string, string>;
  steps: PlannedStep[];
}

export type DelegationOutcome = Outcome<DelegationRecord>;

/** The command of a delegation as it travels to its workflow. */
export interface DelegationCommand {
  type: 'end';
  reason?: string;
}
