import type { Calendar } from '../calendar/calendar.js';
import type { LocalDue } from '../calendar/due.js';
import type { MaintenanceWindow } from '../duty/maintenance.js';
import type { Rota } from '../duty/rota.js';
import type { Parts } from '../person/recipients.js';
import type { EscalationPolicy } from '../policy/escalation.js';
import type { Rating } from '../policy/rating.js';
import type { ReminderPolicy } from '../policy/reminder.js';
import type { Outcome } from '../record/outcome.js';
import type { PlannedStep } from '../record/step.js';
import type { Delegations } from '../stand-in/delegation.js';
import type { Instant } from '../time.js';
import type { ReviewStatus } from './table.js';

export const mostLabels = 20;
export const mostQuestions = 20;
export const mostPolicyLines = 200;
export const mostReviewers = 200;
/** Items of one round, those of the golden set among them. */
export const mostItems = 5_000;
/** Rows of a list from which is drawn. */
export const mostListed = 100_000;
export const longestHold = 7 * 24 * 60;
export const usualHold = 30;

/** What can be decided of an item. */
export interface DecisionLabel {
  value: string;
  /** It counts for the prevalence, and a policy line belongs to it where the round has lines. */
  violation: boolean;
}

/** What is asked besides. */
export interface Question {
  key: string;
  text: string;
  required: boolean;
  /** What can be answered; empty: anything. */
  options: string[];
}

/** What people write of a round; once it is open, what is asked stays. */
export interface ReviewContent {
  title: string;
  /** What reviewers are told. */
  text: string;
  domain: string | null;
  markets: string[];
  decision: { text: string; labels: DecisionLabel[] };
  questions: Question[];
  /** Empty: none is asked for. */
  policyLines: string[];
  /** How many judge an item, neither seeing the other's answer. */
  perItem: number;
  /** Minutes for which an item is one's own, once it was given. */
  holdMinutes: number;
}

/** How a round came to its end. */
export interface Ending {
  /** Of one that was closed before all was judged, or cancelled. */
  reason: string | null;
  /** What was not answered, and not adjudicated. */
  unanswered: number;
  unadjudicated: number;
  /** SHA-256 over all answers, so that the trail holds them. */
  digest: string;
}

/** A sample judged by several reviewers, blind. */
export interface ReviewRound extends ReviewContent {
  id: string;
  number: number;
  ownerId: string;
  domainLeadId: string | null;
  /** Nobody sees what was answered before it is at its end, whoever leads it. */
  sealed: boolean;
  raisedBy: string;
  reviewerIds: string[];
  adjudicatorIds: string[];
  /** By which rungs of its ladder it climbs. */
  severity: Rating;
  status: ReviewStatus;
  ending: Ending | null;
  due: LocalDue;
  dueAt: Instant;
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
  openedAt: Instant | null;
  closedAt: Instant | null;
  escalationPolicyVersionId: string;
  reminderPolicyVersionId: string;
  version: number;
}

/** How far the reviewing is. */
export interface Progress {
  items: number;
  /** Answers that are to come in, and those that have. */
  needed: number;
  answered: number;
  /** Items of which the two answers differ; the golden set is not among them. */
  disagreements: number;
  adjudicated: number;
  /** Known answers that cannot be decided any more, because the labels were changed since. */
  strays: number;
  /** Everybody who has drawn a sample of it, and so knows the golden set. */
  drawers: string[];
  /** Everybody who was ever given an item. */
  judges: string[];
  /** SHA-256 over all answers as they stand. */
  digest: string;
}

/** Everything the rules need to decide about a round. */
export interface ReviewRecord {
  facts: ReviewRound;
  steps: PlannedStep[];
  parts: Parts;
  progress: Progress;
  policies: { escalation: EscalationPolicy; reminder: ReminderPolicy };
  calendar: Calendar;
  calendars: Record<string, Calendar>;
  maintenance: readonly MaintenanceWindow[];
  rotas: Record<string, Rota>;
  managers: Record<string, string | null>;
  names: Record<string, string>;
  delegations: Delegations;
}

export type ReviewCommand =
  | { type: 'edit'; content: Partial<ReviewContent> }
  | { type: 'staff'; reviewerIds?: string[]; adjudicatorIds?: string[] }
  | { type: 'open' }
  | { type: 'close'; reason: string }
  | { type: 'cancel'; reason: string }
  | { type: 'acknowledge'; holdFor?: string; note?: string }
  | { type: 'schedule'; due?: LocalDue; domainLeadId?: string | null; reason: string }
  | { type: 'reassign'; ownerId: string; reason: string };

export type ReviewOutcome = Outcome<ReviewRecord>;

/** `RR-12` */
export function reviewKey(number: number): string {
  return `RR-${number}`;
}
