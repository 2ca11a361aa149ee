import type { Instant } from '../time.js';
import type { NotificationFacts, NotificationKind } from './messages.js';

/** What a message said when it was written. */
export interface Said {
  kind: NotificationKind;
  /** Through which part its reader was told; null: not known. */
  role: string | null;
  /** Whom the reader stands in for, or the reader; null: a room. */
  meantFor: string | null;
  /** When what it speaks of was due; null: not said, or written before it was kept. */
  dueAt: Instant | null;
  /** The cycle of the item to which it belongs; null: not known. */
  cycle: number | null;
  phaseName: string | null;
  /** Everything that went into its words; null: written before it was kept, and said as it is. */
  facts: NotificationFacts | null;
}

/** Whether somebody is asked to decide, and whether the reader is. */
export interface Asked {
  anybody: boolean;
  reader: boolean;
}

export const nobodyAsked: Asked = { anybody: false, reader: false };

/** A record as it stands when a message about it is about to leave, as far as messages speak of it. */
export interface FactsNow {
  /** Its state in its own table. Null: there is no such record any more. */
  status: string | null;
  title: string | null;
  ownerId: string | null;
  ownerName: string | null;
  overdue: boolean;
  cycle: number | null;
  dueAt: Instant | null;
  /** As its reader has it on the wall. */
  dueText: string | null;
  /** An exception suspends it. */
  suspended: boolean;
  /** An exception that was approved for another risk. */
  stale: boolean;
  /** Of a program: the state of each phase, by name. */
  phases: Readonly<Record<string, string>>;
  signOff: Asked;
  extension: Asked;
  check: Asked;
  /** A question about it waits for an answer. */
  question: boolean;
  /** Those who are there cannot give the decision that it waits for, as far as that is known here. */
  stuck: boolean;
  /** Of an item: something that it waits for is not over, or is, and a lag may still run. */
  waits: 'item' | 'lag' | null;
  /** Of a program: its phases that have items, by name. */
  filled: readonly string[];
}

export const noFacts: FactsNow = {
  status: null,
  title: null,
  ownerId: null,
  ownerName: null,
  overdue: false,
  cycle: null,
  dueAt: null,
  dueText: null,
  suspended: false,
  stale: false,
  phases: {},
  signOff: nobodyAsked,
  extension: nobodyAsked,
  check: nobodyAsked,
  question: false,
  stuck: false,
  waits: null,
  filled: [],
};
