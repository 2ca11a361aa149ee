import type { Outcome } from '../record/outcome.js';
import type { Round, Signature } from '../sign-off/round.js';
import type { Instant } from '../time.js';
import type { ExceptionRecord } from './exception.js';

/** What becomes of the items, carried out in the same transaction: the obligation is suspended, or live again. */
export interface ItemsEffect {
  kind: 'items';
  do: 'suspend' | 'release';
  /** Key of the event that brings it about; the items' events are keyed by it. */
  key: string;
  at: Instant;
  /** Null: the machine. */
  actorId: string | null;
  /** For people to read. */
  reason: string;
}

export type ExceptionEffect =
  ItemsEffect | { kind: 'round'; round: Round } | { kind: 'signature'; roundId: string; signature: Signature };

export type ExceptionOutcome = Outcome<ExceptionRecord, ExceptionEffect>;
