import type { Instant } from '../time.js';

/** Which ladder of a cycle is climbed, and what those before it have done. */
export interface LadderRun {
  /** How many others there were before it in the cycle: its steps have keys of their own. */
  number: number;
  /** When it took the place of another; what was its turn before is told then. Null: the first of the cycle. */
  since: Instant | null;
  /** How many levels the ladders before it had climbed at most. */
  climbed: number;
  /** Its levels that would have told nobody new then. */
  passed: number[];
  /** Everybody whom a ladder of this cycle has told. */
  told: string[];
}

export const firstLadder: LadderRun = { number: 0, since: null, climbed: 0, passed: [], told: [] };
