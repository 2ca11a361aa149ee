import type { Calendar } from '../calendar/calendar.js';
import type { LocalDue } from '../calendar/due.js';
import type { LifecycleStage } from '../case/case.js';
import type { MaintenanceWindow } from '../duty/maintenance.js';
import type { Rota } from '../duty/rota.js';
import type { Parts } from '../person/recipients.js';
import type { EscalationPolicy } from '../policy/escalation.js';
import type { Rating } from '../policy/rating.js';
import type { ReminderPolicy } from '../policy/reminder.js';
import type { Outcome } from '../record/outcome.js';
import type { PlannedStep } from '../record/step.js';
import type { Linked } from '../record-link/link.js';
import type { Delegations } from '../stand-in/delegation.js';
import type { Instant } from '../time.js';
import type { Carried, Carrying, Repeated } from './carry.js';
import type { FindingLimits } from './limits.js';
import type { FindingStatus } from './table.js';

/** An observation is noted, and asks for no action; a finding is a gap that was confirmed. */
export const grades = ['observation', 'finding'] as const;
export type Grade = (typeof grades)[number];

export const mostRecommendations = 20;
export const mostEvidenceLinks = 20;

/** What people write of a finding. */
export interface FindingContent {
  title: string;
  /** What is so. */
  condition: string;
  /** What should be so, and by which rule. */
  criteria: string | null;
  cause: string | null;
  /** What comes of it. */
  effect: string | null;
  recommendations: string[];
  stage: LifecycleStage | null;
  domain: string | null;
  markets: string[];
  /** Of a finding; null of an observation. */
  rating: Rating | null;
}

interface Said {
  text: string;
  by: string;
  at: Instant;
}

/** Why whoever was asked does not agree. */
export interface Dispute {
  reason: string;
  wouldChange: string;
  by: string;
  at: Instant;
}

/** A finding or an observation, in the engine's words. */
export interface Finding extends FindingContent {
  id: string;
  number: number;
  grade: Grade;
  /** Who answers for the gap, and is to close it. */
  ownerId: string;
  /** Its owners past and present. */
  owners: string[];
  /** Who wrote it. */
  authorId: string;
  /** Everybody who wrote on it. */
  authors: string[];
  domainLeadId: string | null;
  status: FindingStatus;
  /** When it was last proposed. */
  proposedAt: Instant | null;
  agreement: { note: string | null; by: string; at: Instant } | null;
  dispute: Dispute | null;
  remediation: (Said & { links: string[] }) | null;
  verification: Said | null;
  withdrawal: string | null;
  /** Null of `by`: by itself, after an effectiveness check that failed. */
  reopening: { reason: string; by: string | null; at: Instant } | null;
  /** How often it was opened again after it was verified, or was to be. */
  reopened: number;
  /** The signed analysis that gives its cause; null: whoever wrote it says why. */
  carried: Carried | null;
  /** It came back, by what that analysis found; null: it is none, or nobody knows. */
  repeated: Repeated | null;
  /** Up to when effectiveness checks that failed are known: those before it was said to be done, or that opened it again. */
  checkedUntil: Instant | null;
  closedAt: Instant | null;
  /** That to which the owner agreed first, and the present one; null until it is proposed. */
  firstTarget: LocalDue | null;
  firstTargetAt: Instant | null;
  target: LocalDue | null;
  targetAt: Instant | null;
  /** What it is waited for until, now: an answer, the remediation, its verification. Null where it waits for nobody. */
  due: LocalDue | null;
  dueAt: Instant | null;
  /** Counts dates and those whom it waits for, from 1: each has a ladder of its own. */
  cycle: number;
  plannedFrom: Instant;
  overdue: boolean;
  breachedAt: Instant | null;
  ladderFrom: Instant | null;
  ladderLevel: number;
  ladderAdvance: { level: number; at: Instant } | null;
  acknowledgedAt: Instant | null;
  acknowledgedUntil: Instant | null;
  pausedMs: number;
  pausedWorkingMs: number;
  /** By which version of the limits its dates were counted. */
  limitsVersion: number;
  escalationPolicyVersionId: string;
  reminderPolicyVersionId: string;
  version: number;
}

/** An effectiveness check of what remediates a finding, or the retest of its control, that failed. */
export interface FailedCheck {
  what: 'check' | 'retest';
  /** `AI-12`, or of a retest `CX-3`. */
  itemKey: string;
  found: string;
  at: Instant;
}

/** Everything the rules need to decide about a finding. */
export interface FindingRecord {
  facts: Finding;
  steps: PlannedStep[];
  /** `requester` is its author. */
  parts: Parts;
  policies: { escalation: EscalationPolicy; reminder: ReminderPolicy };
  /** By which its dates are counted from now on. */
  limits: FindingLimits;
  /** Of the first of its markets that has one; of its owner where none has. */
  calendar: Calendar;
  /** Whether it is that of a market, so that another owner changes nothing. */
  ofMarket: boolean;
  /** Of those to whom it may be given. */
  calendars: Record<string, Calendar>;
  maintenance: readonly MaintenanceWindow[];
  rotas: Record<string, Rota>;
  managers: Record<string, string | null>;
  names: Record<string, string>;
  delegations: Delegations;
  /** The last one that failed, and is not known to it yet. */
  failedCheck: FailedCheck | null;
  /** The analysis that is to carry it, or carries it, where the decision needs it. */
  carrying: Carrying | null;
  /** The key of the retest that its control is still to pass; null: it waits for none. */
  retest: string | null;
}

/** The commands of a finding as they travel to its workflow. */
export type FindingCommand =
  | { type: 'raise'; rating: Rating; criteria?: string; ownerId?: string; note?: string }
  | { type: 'lower'; reason: string }
  | { type: 'propose'; target?: LocalDue; note?: string }
  | { type: 'agree'; note?: string }
  | { type: 'dispute'; reason: string; wouldChange: string }
  | { type: 'remediate'; note?: string; record?: string }
  | { type: 'finish'; text: string; links: string[] }
  | { type: 'send_back'; reason: string }
  | { type: 'verify'; text: string }
  | { type: 'withdraw'; reason: string }
  | { type: 'reopen'; target?: LocalDue; reason: string }
  | { type: 'acknowledge'; holdFor?: string; note?: string }
  | { type: 'carry'; analysisId: string; note?: string }
  | { type: 'edit'; content: Partial<FindingContent> }
  | { type: 'schedule'; target?: LocalDue; domainLeadId?: string | null; reason: string }
  | { type: 'reassign'; ownerId: string; reason: string };

export interface FindingEffect {
  kind: 'links';
  to: Linked[];
  key: string;
  actorId: string;
  at: Instant;
}
export type FindingOutcome = Outcome<FindingRecord, FindingEffect>;

/** `FI-12` */
export function findingKey(number: number): string {
  return `FI-${number}`;
}
