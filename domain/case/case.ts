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
import type { SeverityMatrix } from './matrix.js';
import type { CaseStatus } from './table.js';

/** From where a case comes; `other` says it in words. */
export const caseSources = [
  'user_report',
  'seller_report',
  'internal_review',
  'regulator',
  'audit',
  'media',
  'metric',
  'other',
] as const;
export type CaseSource = (typeof caseSources)[number];

/** Where in the governance of a marketplace it went wrong. */
export const lifecycleStages = [
  'policy_development',
  'policy_operationalisation',
  'detection',
  'moderation',
  'enforcement',
  'appeals',
  'quality_assurance',
] as const;
export type LifecycleStage = (typeof lifecycleStages)[number];

/** Who and what is affected; null: nobody has counted. */
export interface Affected {
  users: number | null;
  sellers: number | null;
  creators: number | null;
  listings: number | null;
}

/** One that shows what the case is about. */
export interface CaseSample {
  /** https only. */
  url: string;
  note: string | null;
}

export const mostSamples = 50;
export const mostAffected = 1_000_000_000;

/** What people write of a case. */
export interface CaseContent {
  title: string;
  text: string;
  source: CaseSource;
  /** Its words; of `other` there must be some. */
  sourceText: string | null;
  domain: string | null;
  markets: string[];
  stage: LifecycleStage | null;
  affected: Affected;
  samples: CaseSample[];
}

export const verdicts = ['substantiated', 'unsubstantiated', 'inconclusive'] as const;
export type Verdict = (typeof verdicts)[number];

/** What an investigation has come to. */
export interface Conclusion {
  verdict: Verdict;
  text: string;
  by: string;
  at: Instant;
}

/** The states in which a case can go on in another one. */
export type MergedFrom = Extract<CaseStatus, 'new' | 'triaged' | 'investigating'>;

/** Another case, as far as one that goes on in it must know it. */
export interface OtherCase {
  id: string;
  number: number;
  status: CaseStatus;
  leadId: string;
  restricted: boolean;
  /** When anybody last did something to it other than to look, comment, acknowledge, or merge. */
  workedAt: Instant | null;
}

/** A report or a breach that is looked into, in the engine's words. */
export interface Case extends CaseContent {
  id: string;
  number: number;
  /** Who leads it; until it is triaged, who triages it. */
  leadId: string;
  domainLeadId: string | null;
  /** Who reported it, where that is a person of the house; otherwise in words. */
  reporterId: string | null;
  reporter: string | null;
  /** Who brought it in. */
  raisedBy: string;
  /** From 1 to 5, each. */
  likelihood: number;
  impact: number;
  /** What the matrix of that version makes of these two. */
  severity: Rating;
  matrixVersion: number;
  status: CaseStatus;
  conclusion: Conclusion | null;
  /** Of one that was rejected. */
  rejection: string | null;
  /** When it is to be triaged; once it is, when it is to be closed. */
  due: LocalDue;
  dueAt: Instant;
  /** Counts dates and leads, from 1: each has a ladder of its own. */
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
  triagedAt: Instant | null;
  closedAt: Instant | null;
  /** Of one that goes on in another: its id, what it was before, and since when. */
  mergedInto: string | null;
  mergedFrom: MergedFrom | null;
  mergedAt: Instant | null;
  escalationPolicyVersionId: string;
  reminderPolicyVersionId: string;
  version: number;
}

/** Everything the rules need to decide about a case. */
export interface CaseRecord {
  facts: Case;
  steps: PlannedStep[];
  parts: Parts;
  policies: { escalation: EscalationPolicy; reminder: ReminderPolicy };
  /** By which it is rated from now on. */
  matrix: SeverityMatrix;
  /** Of its lead. */
  calendar: Calendar;
  /** Of those to whom it may be given. */
  calendars: Record<string, Calendar>;
  maintenance: readonly MaintenanceWindow[];
  rotas: Record<string, Rota>;
  managers: Record<string, string | null>;
  names: Record<string, string>;
  /** Whether only those who are named see it; and those cases that it goes on in, or may. */
  restricted: boolean;
  others: Readonly<Record<string, OtherCase>>;
  delegations: Delegations;
}

/** The commands of a case as they travel to its workflow. */
export type CaseCommand = PeoplesCaseCommand | MachinesCaseCommand;

/** Of a case in which another goes on, or went on: what was done to that one. */
export interface MachinesCaseCommand {
  type: 'join' | 'part';
  caseId: string;
  number: number;
  /** It is restricted: whoever is told of it may not see it. */
  restricted: boolean;
  reason: string;
}

export type PeoplesCaseCommand =
  | { type: 'triage'; likelihood?: number; impact?: number; leadId?: string; due: LocalDue; note?: string }
  | { type: 'start' }
  | { type: 'conclude'; verdict: Verdict; text: string }
  | { type: 'close'; note?: string }
  | { type: 'reject'; reason: string }
  | { type: 'reopen'; due?: LocalDue; reason: string }
  | { type: 'acknowledge'; holdFor?: string; note?: string }
  | { type: 'edit'; content: Partial<CaseContent> }
  | { type: 'schedule'; due?: LocalDue; domainLeadId?: string | null; reason: string }
  | { type: 'reassign'; leadId: string; reason: string }
  | { type: 'merge'; intoId: string; reason: string }
  | { type: 'unmerge'; reason: string };

export type CaseOutcome = Outcome<CaseRecord>;

/** `CA-12` */
export function caseKey(number: number): string {
  return `CA-${number}`;
}
