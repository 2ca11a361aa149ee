import type { Calendar } from '../calendar/calendar.js';
import type { LocalDue } from '../calendar/due.js';
import type { MaintenanceWindow } from '../duty/maintenance.js';
import type { Rota } from '../duty/rota.js';
import type { Parts } from '../person/recipients.js';
import type { EscalationPolicy } from '../policy/escalation.js';
import type { Rating } from '../policy/rating.js';
import type { ReminderPolicy } from '../policy/reminder.js';
import type { SignOffPolicy } from '../policy/sign-off.js';
import type { Outcome } from '../record/outcome.js';
import type { PlannedStep } from '../record/step.js';
import type { Round, Signature } from '../sign-off/round.js';
import type { Delegations } from '../stand-in/delegation.js';
import type { Instant } from '../time.js';
import type { RiskOutcomeState, RiskStatus } from './table.js';

/** What people write of a risk. */
export interface RiskContent {
  title: string;
  text: string;
  domain: string | null;
  markets: string[];
}

/** What its owner has found, and what is to become of it; signed, it holds. */
export interface RiskReview {
  outcome: RiskOutcomeState;
  likelihood: number;
  impact: number;
  statement: string;
  /** Who handed it in, when, and what the risk was before. */
  by: string;
  at: Instant;
  from: RiskStatus;
}

/** An entry of the risk register, in the engine's words. */
export interface Risk extends RiskContent {
  id: string;
  number: number;
  ownerId: string;
  domainLeadId: string | null;
  raisedBy: string;
  /** From 1 to 5, each. */
  likelihood: number;
  impact: number;
  /** `levelOf` these two. */
  level: Rating;
  status: RiskStatus;
  /** That waits for a decision. */
  review: RiskReview | null;
  /** A duration, such as `P3M`: so long after a review was signed the next one is due. */
  reviewEvery: string;
  /** When the review is due. */
  due: LocalDue;
  dueAt: Instant;
  /** Counts reviews and owners, from 1: each has a ladder of its own. */
  cycle: number;
  plannedFrom: Instant;
  overdue: boolean;
  breachedAt: Instant | null;
  ladderFrom: Instant | null;
  ladderLevel: number;
  ladderAdvance: { level: number; at: Instant } | null;
  acknowledgedAt: Instant | null;
  acknowledgedUntil: Instant | null;
  pausedSince: Instant | null;
  pausedMs: number;
  pausedWorkingMs: number;
  roundId: string | null;
  /** Who has worked on it since the last review that was signed, or chose who decides: they do not sign. */
  authors: string[];
  closedAt: Instant | null;
  escalationPolicyVersionId: string;
  reminderPolicyVersionId: string;
  signOffPolicyVersionId: string;
  version: number;
}

/** Everything the rules need to decide about a risk. */
export interface RiskRecord {
  risk: Risk;
  steps: PlannedStep[];
  parts: Parts;
  policies: { escalation: EscalationPolicy; reminder: ReminderPolicy; signOff: SignOffPolicy };
  /** Of its owner. */
  calendar: Calendar;
  /** Of those to whom it may be given. */
  calendars: Record<string, Calendar>;
  maintenance: readonly MaintenanceWindow[];
  rotas: Record<string, Rota>;
  /** The open round, where a review waits for signatures. */
  round: Round | null;
  rounds: number;
  managers: Record<string, string | null>;
  names: Record<string, string>;
  delegations: Delegations;
}

/** The commands of a risk as they travel to its workflow. */
export type RiskCommand =
  | { type: 'review'; outcome: RiskOutcomeState; statement: string; likelihood?: number; impact?: number }
  | {
      type: 'sign';
      decision: 'approve' | 'send_back';
      reason?: string;
      contentHash?: string;
      onBehalfOf?: string;
    }
  | { type: 'break_glass'; reason: string; contentHash: string }
  | { type: 'confirm_glass'; contentHash: string }
  | { type: 'refuse_glass'; reason?: string }
  | { type: 'withdraw'; reason: string }
  | { type: 'acknowledge'; holdFor?: string; note?: string }
  | { type: 'edit'; content: Partial<RiskContent> }
  | { type: 'schedule'; due?: LocalDue; reviewEvery?: string; domainLeadId?: string | null; reason: string }
  | { type: 'reassign'; ownerId: string; reason: string }
  | { type: 'reopen'; due?: LocalDue; reason: string };

export type RiskEffect = { kind: 'round'; round: Round } | { kind: 'signature'; roundId: string; signature: Signature };
export type RiskOutcome = Outcome<RiskRecord, RiskEffect>;

export const mostOfScale = 5;

/** The level of a risk by the matrix of likelihood and impact: from 15 of 25 it is critical, from 10 high, from 5 medium. */
export function levelOf(likelihood: number, impact: number): Rating {
  const score = likelihood * impact;
  if (score >= 15) return 'critical';
  if (score >= 10) return 'high';
  return score >= 5 ? 'medium' : 'low';
}

/** `RK-12` */
export function riskKey(number: number): string {
  return `RK-${number}`;
}
