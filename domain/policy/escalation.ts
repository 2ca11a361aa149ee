import type { TimeKind } from '../calendar/duration.js';
import type { Channel } from '../notification/channels.js';
import type { RecipientRole } from '../person/recipients.js';

/** One rung of the ladder: who is told, how long after the breach, and by which channels. */
export interface EscalationLevel {
  /** A duration counted from the breach, read as the policy's `time` says; `PT0S` is the breach itself, in working time within its hours. */
  after: string;
  /** People found by their part in the item when the step fires. */
  roles: RecipientRole[];
  /** People named outright, by id. */
  people: string[];
  /** Rotas by id: whoever is on duty at the instant of the step. */
  duty?: string[];
  /** `inbox` always holds; those that push besides. */
  channels: Channel[];
  /** Told again every so often until acknowledged, done or the next level. */
  repeat?: { every: string; times: number };
}

export type { Channel };

/** The body of an escalation policy version. Never changed once published. */
export interface EscalationPolicy {
  levels: EscalationLevel[];
  /** Ladders of their own for some severities, by name in lower case; `levels` holds for all others. */
  bySeverity?: Record<string, EscalationLevel[]>;
  /** How ISO 8601 durations of this policy are read: `P2D` is two days, or two working days of the owner's calendar. */
  time?: TimeKind;
  /** How long an acknowledgement holds the ladder at most. */
  acknowledgementHolds: string;
  /** Whether the due date moves by the time an item was on hold. It stands where nothing is said. */
  onHold?: 'due_stands' | 'due_moves';
}

/** The ladder of an item of this severity. */
export function ladderOf({ levels, bySeverity }: EscalationPolicy, severity: string | null): EscalationLevel[] {
  return bySeverity?.[severity?.trim().toLowerCase() ?? ''] ?? levels;
}

/** Told at once: the owner and their manager. Two days later the program manager, after five the domain lead. */
export const defaultEscalationPolicy: EscalationPolicy = {
  levels: [
    { after: 'PT0S', roles: ['owner', 'owner_manager'], people: [], channels: ['inbox', 'email'] },
    { after: 'P2D', roles: ['program_manager'], people: [], channels: ['inbox', 'email'] },
    { after: 'P5D', roles: ['domain_lead'], people: [], channels: ['inbox', 'email'] },
  ],
  acknowledgementHolds: 'P1D',
};
