import type { Calendar } from '../calendar/calendar.js';
import type { LocalDue } from '../calendar/due.js';
import type { MaintenanceWindow } from '../duty/maintenance.js';
import type { Rota } from '../duty/rota.js';
import type { Parts } from '../person/recipients.js';
import type { EscalationPolicy } from '../policy/escalation.js';
import type { ReminderPolicy } from '../policy/reminder.js';
import type { SignOffPolicy } from '../policy/sign-off.js';
import type { Outcome } from '../record/outcome.js';
import type { PlannedStep } from '../record/step.js';
import type { Linking } from '../record-link/link.js';
import type { Round, Signature } from '../sign-off/round.js';
import type { Delegations } from '../stand-in/delegation.js';
import type { Instant } from '../time.js';
import type { AnalysisContent, Cause } from './content.js';
import type { AnalysisStatus } from './table.js';
import type { Taxonomy } from './taxonomy.js';

export const mostAsks = 100;

export const verdicts = ['yes', 'no', 'not_applicable'] as const;
export type Verdict = (typeof verdicts)[number];

/** How late something is, and how far its ladder has climbed. */
export interface OnLadder {
  overdue: boolean;
  breachedAt: Instant | null;
  ladderFrom: Instant | null;
  ladderLevel: number;
  ladderAdvance: { level: number; at: Instant } | null;
  acknowledgedAt: Instant | null;
  acknowledgedUntil: Instant | null;
  pausedMs: number;
  pausedWorkingMs: number;
}

/** Somebody is asked whether it could happen in their market or domain too. */
export interface Ask extends OnLadder {
  /** From 1, in the order in which was asked. */
  number: number;
  market: string | null;
  domain: string | null;
  personId: string;
  askedBy: string;
  askedAt: Instant;
  due: LocalDue;
  dueAt: Instant;
  /** `record` is where it happens too, `CA-12` or `FI-3`; of a yes. */
  answer: { verdict: Verdict; text: string; record: string | null; by: string; at: Instant } | null;
  /** Why it was taken back. */
  takenBack: string | null;
}

/** A root cause analysis, in the engine's words. */
export interface Analysis extends AnalysisContent, OnLadder {
  id: string;
  number: number;
  /** The analyst who answers for it. */
  ownerId: string;
  domainLeadId: string | null;
  openedBy: string;
  /** Everybody who wrote on it, or chose who decides: they do not sign. */
  authors: string[];
  status: AnalysisStatus;
  /** What its graph tells, worked out with each version. */
  causes: Cause[];
  /** Counts what was written, from 1; each is kept. */
  contentVersion: number;
  asks: Ask[];
  /** Who handed it in, and when, while it waits for signatures. */
  submitted: { by: string; at: Instant } | null;
  /** When its present content was signed, and its hash. */
  signedAt: Instant | null;
  signedHash: string | null;
  withdrawal: string | null;
  closedAt: Instant | null;
  due: LocalDue;
  dueAt: Instant;
  /** Counts dates and owners, from 1: each has a ladder of its own. */
  cycle: number;
  plannedFrom: Instant;
  pausedSince: Instant | null;
  roundId: string | null;
  escalationPolicyVersionId: string;
  reminderPolicyVersionId: string;
  signOffPolicyVersionId: string;
  version: number;
}

/** Everything the rules need to decide about an analysis. */
export interface AnalysisRecord {
  facts: Analysis;
  steps: PlannedStep[];
  /** `requester` opened it. */
  parts: Parts;
  policies: { escalation: EscalationPolicy; reminder: ReminderPolicy; signOff: SignOffPolicy };
  taxonomy: Taxonomy;
  /** Of the first of its markets that has one; of its owner where none has. */
  calendar: Calendar;
  ofMarket: boolean;
  /** Of those to whom it may be given, and who are asked. */
  calendars: Record<string, Calendar>;
  maintenance: readonly MaintenanceWindow[];
  rotas: Record<string, Rota>;
  /** The open round, where it waits for signatures. */
  round: Round | null;
  rounds: number;
  managers: Record<string, string | null>;
  names: Record<string, string>;
  delegations: Delegations;
}

/** The commands of an analysis as they travel to its workflow. */
export type AnalysisCommand =
  | { type: 'write'; content: AnalysisContent; note?: string }
  | { type: 'ask'; personId: string; market?: string; domain?: string; due: LocalDue; note?: string }
  | { type: 'answer'; ask: number; verdict: Verdict; text: string; record?: Linking }
  | { type: 'unask'; ask: number; reason: string }
  | { type: 'submit'; note?: string }
  | { type: 'sign'; decision: 'approve' | 'send_back'; reason?: string; contentHash?: string; onBehalfOf?: string }
  | { type: 'break_glass'; reason: string; contentHash: string }
  | { type: 'confirm_glass'; contentHash: string }
  | { type: 'refuse_glass'; reason?: string }
  | { type: 'take_back'; reason: string }
  | { type: 'revise'; reason: string }
  | { type: 'withdraw'; reason: string }
  | { type: 'reopen'; reason: string }
  | { type: 'acknowledge'; holdFor?: string; note?: string }
  | { type: 'schedule'; due?: LocalDue; domainLeadId?: string | null; reason: string }
  | { type: 'reassign'; ownerId: string; reason: string };

/** A version of the content as it is kept. */
export interface KeptContent {
  number: number;
  content: AnalysisContent;
  by: string;
  at: Instant;
  note: string | null;
}

export type AnalysisEffect =
  | { kind: 'round'; round: Round }
  | { kind: 'signature'; roundId: string; signature: Signature }
  | { kind: 'content'; content: KeptContent }
  | { kind: 'link'; to: Linking; key: string; actorId: string; at: Instant };
export type AnalysisOutcome = Outcome<AnalysisRecord, AnalysisEffect>;

/** `RA-12` */
export function analysisKey(number: number): string {
  return `RA-${number}`;
}

/** Asks that wait for an answer. */
export function openAsks({ asks }: Pick<Analysis, 'asks'>): Ask[] {
  return asks.filter(({ answer, takenBack }) => answer === null && takenBack === null);
}

/** All that people write of it. */
export function contentOf(facts: AnalysisContent): AnalysisContent {
  const { title, problem, method, stage, domain, markets, nodes, timeline } = facts;
  return { title, problem, method, stage, domain, markets, nodes, timeline };
}

/** `MY, product safety` */
export function placeOf({ market, domain }: Pick<Ask, 'market' | 'domain'>): string {
  return [market, domain].filter((part) => part !== null).join(', ');
}
