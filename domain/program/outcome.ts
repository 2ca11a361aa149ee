import type { EventDraft, Notice } from '../action-item/outcome.js';
import type { ProgramToItem } from '../action-item/commands.js';
import type { Round, Signature } from '../sign-off/round.js';
import type { ProgramCase } from './program.js';

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
  | { kind: 'round'; phaseId: string; round: Round }
  | { kind: 'signature'; roundId: string; signature: Signature };

export interface ProgramOutcome {
  before: ProgramCase;
  after: ProgramCase;
  events: EventDraft[];
  notices: Notice[];
  effects: ProgramEffect[];
}
