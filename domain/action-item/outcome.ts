import type { NotificationFacts, NotificationKind } from '../notification/messages.js';
import type { Recipient } from '../person/recipients.js';
import type { Channel } from '../policy/escalation.js';
import type { Round, Signature } from '../sign-off/round.js';
import type { Instant } from '../time.js';
import type { NewEvidence } from './commands.js';
import type { Extension, ItemCase } from './item.js';

/** Something that happened, as the audit trail keeps it. */
export interface EventDraft {
  /** Unique for ever; the second writer of a key changes nothing. */
  key: string;
  type: string;
  /** Business time: when it was due or decided, not when a machine wrote it down. */
  at: Instant;
  /** Null: the machine. */
  actorId: string | null;
  /** The version of the subject after it. */
  version: number;
  data: Record<string, unknown>;
}

/** Somebody is to be told about an event. */
export interface Notice {
  eventKey: string;
  kind: NotificationKind;
  to: Recipient[];
  channels: Channel[];
  at: Instant;
  level?: number;
  facts: Partial<NotificationFacts>;
}

/** A row beside the item's own that a decision writes. */
export type Effect =
  | { kind: 'round'; round: Round }
  | { kind: 'signature'; roundId: string; signature: Signature }
  | { kind: 'extension'; extension: Extension }
  | { kind: 'evidence_added'; evidence: NewEvidence; by: string; at: Instant }
  | { kind: 'evidence_removed'; evidenceId: string; at: Instant }
  | { kind: 'program_evaluate' }
  /** Exceptions were approved for another severity. */
  | { kind: 'severity_changed' };

/** The facts before and after, and all that is to be written with them in one transaction. */
export interface Outcome {
  before: ItemCase;
  after: ItemCase;
  events: EventDraft[];
  notices: Notice[];
  effects: Effect[];
}

export function noOutcome(subject: ItemCase): Outcome {
  return { before: subject, after: subject, events: [], notices: [], effects: [] };
}
