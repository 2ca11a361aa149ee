import type { NotificationFacts, NotificationKind } from '../notification/messages.js';
import type { Recipient } from '../person/recipients.js';
import type { Channel } from '../notification/channels.js';
import type { Instant } from '../time.js';

/** Something that happened, as the audit trail keeps it. */
export interface EventDraft {
  /** Unique for ever; the second writer of a key changes nothing. */
  key: string;
  type: string;
  /** Business time: when it was due or decided, not when a machine wrote it down. */
  at: Instant;
  /** Null: the machine. */
  actorId: string | null;
  /** The version of the subject after it. Null: it changes nothing of the subject, and waits for no lock to know how it stands. */
  version: number | null;
  data: Record<string, unknown>;
}

/** Somebody is to be told about an event. */
export interface Notice {
  eventKey: string;
  kind: NotificationKind;
  to: Recipient[];
  channels: Channel[];
  at: Instant;
  /** Whose act it is; null: the machine's. They know of it. */
  byId?: string | null;
  level?: number;
  facts: Partial<NotificationFacts>;
}
