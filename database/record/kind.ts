import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import type { KindAccess } from '../../domain/access/kind-access.js';
import type { NotificationFacts } from '../../domain/notification/messages.js';
import type { By, CommandRequest } from '../../domain/record/command.js';
import type { Charge } from '../../domain/person/standing.js';
import type { Outcome, Subject } from '../../domain/record/outcome.js';
import type { TransitionTable } from '../../domain/record/table.js';
import type { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import type { OutboxEntry } from '../engine/outbox.js';
import type { RecordKind } from '../engine/kinds.js';
import type { Explains } from './explained.js';
import type { Seen } from './row.js';

/** One that people name by its number or its id. */
export interface Called {
  id: string;
  number: number;
  version: number;
  /** Whoever leads the program says who reads it; null: these do. */
  programId: string | null;
  deciders: readonly string[];
}

/** What loading is for. */
export interface Wanted<C> {
  /** The earliest instant of what is to be decided. */
  at: Instant;
  /** Whether rows that others have locked are waited for, or left out. */
  lock: 'wait' | 'skip';
  /** What will be decided; empty where only the clock has come. */
  requests: readonly CommandRequest<C>[];
}

/** Why what is recorded: which clock or command, and whether the record's own workflow adopts it. */
export interface Recording {
  firedBy: 'timer' | 'sweep' | 'command';
  byWorkflow: boolean;
  /** Write a poke for each record's workflow. */
  poke: boolean;
  /** Null: the machine. */
  actorId: string | null;
  at: Instant;
}

/**
 * Everything that the frame must know of a kind of living record: how it is loaded, decided and saved. What is the same of
 * all kinds (keys, versions, who may, plan, trail, notices, outbox, what the workflow adopts) is in the frame.
 *
 * @typeParam S what the rules need to decide about one record
 * @typeParam C its commands
 * @typeParam E what a change leads to beside the record's own row
 */
export interface StoredKind<S extends Subject, C extends { type: string }, E> {
  kind: RecordKind;
  /** `program`, as sentences call it. */
  noun: string;
  /** Its table of states, as the page of state machines shows it. */
  states: { title: string; table: TransitionTable };
  factsOf: (subject: S) => { id: string; version: number; status: string };
  /** What its workflow has adopted, where that is loaded. */
  workflowVersionOf?: (subject: S) => number;
  /** Where more than the state says whether its workflow waits for time or for people. */
  isLive?: (subject: S) => boolean;
  /**
   * Whatever its workflow does when it is poked has been done with each change: it arms its timer anew, and that is all. It
   * is not poked for a change after which it waits for the same.
   */
  armsOnly?: true;
  /** Null where none, or more than one, is concerned. */
  programOf: (subject: S) => string | null;
  /** What every notice about it says; `dueAt` is told to each person in their own zone. */
  aboutOf: (subject: S) => { facts: NotificationFacts; dueAt?: Instant };
  /** With their rows locked, in order of id; an id that does not exist, or is skipped, is left out. */
  load: (manager: EntityManager, ids: readonly string[], wanted: Wanted<C>) => Promise<S[]>;
  /**
   * In whose name somebody may do it at an instant, asked again behind the locks: null for their own.
   * @throws Refusal `not-allowed`
   */
  inWhoseName: (
    manager: EntityManager,
    actor: Actor,
    command: C,
    subject: S,
    at: Instant,
  ) => string | null | Promise<string | null>;
  /**
   * What a command leads to on the facts, what is due by then included. `refused` beside an outcome: that is recorded, and
   * the command refused all the same.
   * @throws Refusal
   */
  carryOut: (
    manager: EntityManager,
    outcome: Outcome<S, E>,
    command: C,
    by: By,
  ) => Carried<S, E> | Promise<Carried<S, E>>;
  /** What the machine does by itself: people are followed, and what is due fires. */
  look: (manager: EntityManager, outcome: Outcome<S, E>, now: Instant) => Outcome<S, E> | Promise<Outcome<S, E>>;
  /** What gives a part that somebody has in it to somebody else, where that is theirs to take; absent where it is not. */
  handOver?: {
    /** @param part as `database/engine/kinds.ts` names it; `fromId` has had it */
    command: (part: string, toId: string, reason: string, fromId: string) => C;
    /** What whoever takes it over must be able to do; absent where it goes to nobody. */
    charge?: (part: string) => Charge;
  };
  /** By the number or the id by which people name one. @throws Refusal `not-found` */
  called?: (manager: EntityManager, ref: string) => Promise<Called>;
  /** Whether somebody may do something to one, and by what. */
  explains?: Explains;
  /** Who may what, as the page of access shows it. */
  access?: KindAccess;
  /** Workflows that wake at one instant share a transaction, and so does the sweep; otherwise each has its own. */
  many: boolean;
  /** Writes the rows as they now stand. */
  saveRows: (manager: EntityManager, outcomes: readonly Outcome<S, E>[], seen: Seen) => Promise<void>;
  /** Writes the rows beside them that their effects are. */
  saveEffects?: (manager: EntityManager, outcomes: readonly Outcome<S, E>[]) => Promise<void>;
  /** What is to be done about workflows besides the record's own. */
  outboxOf?: (manager: EntityManager, outcomes: readonly Outcome<S, E>[]) => Promise<OutboxEntry[]>;
  /** What becomes of other records, once these are written. */
  afterwards?: (manager: EntityManager, outcomes: readonly Outcome<S, E>[], recording: Recording) => Promise<void>;
}

export type Carried<S extends Subject, E> = Outcome<S, E> | { outcome: Outcome<S, E>; refused: Refusal };
