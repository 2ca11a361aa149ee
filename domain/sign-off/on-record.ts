import type { Instant } from '../time.js';
import type { SignOffEffect } from './effect.js';
import { sign, type Circumstances, type Round, type SignCommand, type Signature } from './round.js';

/** What a round needs of the change that happens to the record it is about. */
interface RoundChange {
  readonly key: string;
  readonly at: Instant;
  readonly now: { round: Round | null };
  actFor: (personId: string) => void;
  set: (facts: { roundId: string }) => void;
  setRecord: (parts: { round: Round | null; rounds?: number }) => void;
  effect: (effect: { kind: 'round'; round: Round } | Extract<SignOffEffect, { kind: 'signature' }>) => void;
}

/** The record asks for signatures: its round is this one. */
export function openRoundOn(change: Omit<RoundChange, 'actFor' | 'key'>, round: Round): Round {
  change.effect({ kind: 'round', round });
  change.set({ roundId: round.id });
  change.setRecord({ round, rounds: round.number });
  return round;
}

/** Its open round, where it has one, ends without a decision of its own. */
export function closeRoundOn(change: RoundChange, state: 'fallen' | 'withdrawn' | 'cancelled'): void {
  const { round } = change.now;
  if (!round) return;
  change.effect({ kind: 'round', round: { ...round, state, closedAt: change.at } });
  change.setRecord({ round: null });
}

/** A decision on its open round. Whether that is decided by it, `round.state` says. @throws Refusal like `sign` */
export function signOn(
  change: RoundChange,
  round: Round,
  command: Omit<SignCommand, 'key' | 'at'>,
  circumstances: Circumstances,
): { round: Round; signature: Signature } {
  const signed = sign(round, { ...command, key: change.key, at: change.at }, circumstances);
  const { signature } = signed;
  if (signature.forId !== null) change.actFor(signature.forId);
  change.effect({ kind: 'round', round: signed.round });
  change.effect({ kind: 'signature', roundId: round.id, signature });
  change.setRecord({ round: signed.round.state === 'open' ? signed.round : null });
  return signed;
}
