import type { RecipientRole } from '../person/recipients.js';

/** One rung of the ladder: who is told, how long after the breach, and by which channels. */
export interface EscalationLevel {
  /** ISO 8601, counted from the breach; `PT0S` is the breach itself. */
  after: string;
  /** People found by their part in the item when the step fires. */
  roles: RecipientRole[];
  /** People named outright, by id. */
  people: string[];
  /** `inbox` always holds; `email` besides. */
  channels: Channel[];
  /** Told again every so often until acknowledged, done or the next level. */
  repeat?: { every: string; times: number };
}

export type Channel = 'inbox' | 'email';

/** The body of an escalation policy version. Never changed once published. */
export interface EscalationPolicy {
  levels: EscalationLevel[];
  /** How long an acknowledgement holds the ladder, ISO 8601. */
  acknowledgementHolds: string;
}

/** Told at once: the owner and his manager. Two days later the program manager, after five the domain lead. */
export const defaultEscalationPolicy: EscalationPolicy = {
  levels: [
    { after: 'PT0S', roles: ['owner', 'owner_manager'], people: [], channels: ['inbox', 'email'] },
    { after: 'P2D', roles: ['program_manager'], people: [], channels: ['inbox', 'email'] },
    { after: 'P5D', roles: ['domain_lead'], people: [], channels: ['inbox', 'email'] },
  ],
  acknowledgementHolds: 'P1D',
};
