import type { ProgramToItem } from './to-items.js';
import type { Outcome } from '../record/outcome.js';
import type { SignOffEffect } from '../sign-off/effect.js';
import type { Round } from '../sign-off/round.js';
import type { Phase, ProgramRecord } from './program.js';

/** What a program's change does to its items, carried out in the same transaction. */
export interface ItemsEffect {
  kind: 'items';
  /** Items of one phase, or of the whole program. */
  phaseId: string | null;
  command: ProgramToItem;
  /** States of the items that are meant; with `heldBy` only those held so. */
  statuses: string[];
  heldBy?: 'program';
}

export type ProgramEffect =
  | ItemsEffect
  | SignOffEffect
  | { kind: 'phase_added'; phase: Phase }
  | { kind: 'round'; phaseId: string; round: Round };

export type ProgramOutcome = Outcome<ProgramRecord, ProgramEffect>;
