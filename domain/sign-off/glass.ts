import type { Proved } from '../proof/proof.js';
import type { Instant } from '../time.js';

/**
 * A break-glass of a round: somebody asks that it be decided past those who were to decide it, and a second person says
 * yes or no. All that were asked for in a round stay with it.
 */
export interface Glass {
  /** Made of the round and of how many were asked for before it. */
  id: string;
  askedBy: string;
  reason: string;
  at: Instant;
  /** Not confirmed by then, it is over. */
  expiresAt: Instant;
  /** What both have read. */
  contentHash: string;
  /** How whoever asks proved who they are, where the policy asks for that. */
  proved: Proved | null;
  /** Who was found as the second person when it was asked for. */
  seconds: string[];
  state: 'asked' | 'broken' | 'refused' | 'taken_back' | 'expired';
  /** Who broke it as the second person, refused it, or took it back. Null: nobody did, or not yet. */
  endedBy: string | null;
  endedAt: Instant | null;
}

/** The one that waits for a second person. */
export function openGlass({ glasses = [] }: { glasses?: readonly Glass[] }): Glass | undefined {
  return glasses.find(({ state }) => state === 'asked');
}

/** Under this role both signatures of a broken glass stand. */
export const glassRole = 'break_glass';
