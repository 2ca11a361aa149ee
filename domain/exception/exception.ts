import type { Delegations } from '../stand-in/delegation.js';
import type { Parts } from '../person/recipients.js';
import type { PlannedStep } from '../record/step.js';
import type { ExceptionPolicy } from '../policy/exception.js';
import type { Contributor } from '../sign-off/own-work.js';
import type { Round } from '../sign-off/round.js';
import type { Instant, LocalTime } from '../time.js';
import type { Rating } from '../policy/rating.js';
import type { ExceptionStatus } from './table.js';

/** A rule suspended for a time, or a residual risk that a named person owns until a date. */
export const exceptionKinds = ['policy_exception', 'risk_acceptance'] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

/** What is done instead while the rule is suspended, and by whom. */
export interface CompensatingControl {
  text: string;
  ownerId: string;
}

/** What people read, sign and may edit. */
export interface ExceptionContent {
  title: string;
  scope: string;
  markets: string[];
  domain: string | null;
  /** A rule or control by name, where more than action items is suspended. */
  rule: string | null;
  rationale: string;
  controls: CompensatingControl[];
  inherent: Rating;
  residual: Rating;
  riskOwnerId: string;
  domainLeadId: string | null;
  /** Null: as soon as it is approved. */
  starts: LocalTime | null;
  ends: LocalTime;
}

/** The row of the table, in the engine's words. */
export interface Exception extends ExceptionContent {
  id: string;
  number: number;
  kind: ExceptionKind;
  requestedBy: string;
  startsAt: Instant | null;
  endsAt: Instant;
  status: ExceptionStatus;
  /** Who wrote on the content or lowered a rating: they do not sign. */
  authors: string[];
  roundId: string | null;
  approvedAt: Instant | null;
  activatedAt: Instant | null;
  endedAt: Instant | null;
  endReason: string | null;
  /** Since when the approval no longer fits the risk it was given for. */
  staleSince: Instant | null;
  staleReason: string | null;
  /** How often it became stale. */
  staleCount: number;
  policyVersionId: string;
  /** The one that it renews. */
  predecessorId: string | null;
  version: number;
}

/** An action item whose obligation is suspended, as things stand. */
export interface LinkedItem {
  id: string;
  number: number;
  title: string;
  status: string;
  severity: string | null;
  /** The severity that the exception was last asked for. */
  pinnedSeverity: string | null;
  ownerId: string;
  contributors: readonly Contributor[];
  programId: string;
  /** Manager of its program. */
  managerId: string;
}

/** Everything the rules need to decide about an exception. */
export interface ExceptionRecord {
  exception: Exception;
  /** In order of number. */
  items: LinkedItem[];
  parts: Parts;
  policy: ExceptionPolicy;
  steps: PlannedStep[];
  /** The open round, where it waits for signatures. */
  round: Round | null;
  rounds: number;
  /** Manager of each person who is asked to sign. */
  managers: Record<string, string | null>;
  /** Every delegation that has not ended before what is decided here. */
  delegations: Delegations;
  /** `EX-12` of one that renews it and has not come to nothing. */
  successor: string | null;
}

/** `EX-12` */
export function exceptionKey(number: number): string {
  return `EX-${number}`;
}
