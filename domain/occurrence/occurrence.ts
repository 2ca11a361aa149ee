import type { Calendar } from '../calendar/calendar.js';
import type { LocalDue } from '../calendar/due.js';
import type { MissedPolicy } from '../control/control.js';
import type { MaintenanceWindow } from '../duty/maintenance.js';
import type { Rota } from '../duty/rota.js';
import type { LifecycleStage } from '../case/case.js';
import type { Parts } from '../person/recipients.js';
import type { EscalationPolicy } from '../policy/escalation.js';
import type { ReminderPolicy } from '../policy/reminder.js';
import type { Outcome } from '../record/outcome.js';
import type { PlannedStep } from '../record/step.js';
import type { Delegations } from '../stand-in/delegation.js';
import type { Instant } from '../time.js';
import type { OccurrenceStatus } from './table.js';

export const mostEvidenceLinks = 20;
/** Of what a run looked at, and of what it found. */
export const mostCounted = 1_000_000_000;

/** What was done, as whoever performed it says. */
export interface Performance {
  note: string | null;
  /** To the evidence; https. */
  links: string[];
  /** How much it looked at, and what of it was not as it should be. */
  population: number | null;
  exceptions: number | null;
  /** The local date on which it was done, as whoever performed it says; null or absent: that of `at`. Whether it is late, `at` says. */
  doneOn?: string | null;
  by: string;
  at: Instant;
}

/** One run of a control that its frequency expects, in the engine's words. */
export interface Occurrence {
  id: string;
  number: number;
  controlId: string;
  /** Of its control, from 1. */
  run: number;
  title: string;
  domain: string | null;
  markets: string[];
  /** Its date by the frequency, and the one on which it falls. */
  nominal: string;
  date: string;
  /** From when on it can be performed. */
  opensAt: Instant;
  /** Which version of its control was in force when it was expected. */
  controlRevision: number;
  /** Who performs it. */
  operatorId: string;
  operators: string[];
  status: OccurrenceStatus;
  performance: Performance | null;
  closing: { reason: string; by: string | null; at: Instant } | null;
  /** What it raised by itself. */
  findingId: string | null;
  /** Until when it is performed in time. */
  due: LocalDue;
  dueAt: Instant;
  cycle: number;
  plannedFrom: Instant;
  overdue: boolean;
  /** When it was missed; stays for good. */
  missedAt: Instant | null;
  ladderFrom: Instant | null;
  ladderLevel: number;
  ladderAdvance: { level: number; at: Instant } | null;
  acknowledgedAt: Instant | null;
  acknowledgedUntil: Instant | null;
  pausedMs: number;
  pausedWorkingMs: number;
  endedAt: Instant | null;
  escalationPolicyVersionId: string;
  reminderPolicyVersionId: string;
  version: number;
}

/** What an occurrence must know of its control. */
export interface ControlOfOccurrence {
  id: string;
  key: string;
  title: string;
  objective: string;
  stage: LifecycleStage;
  ownerId: string;
  domainLeadId: string | null;
  /** Who let it operate; null of none. */
  approverId: string | null;
  missed: MissedPolicy;
}

/** Everything the rules need to decide about an occurrence. */
export interface OccurrenceRecord {
  facts: Occurrence;
  steps: PlannedStep[];
  /** `owner` is its operator; `program_manager` the owner of its control. */
  parts: Parts;
  policies: { escalation: EscalationPolicy; reminder: ReminderPolicy };
  /** Of the first of its markets that has one; of its operator where none has. */
  calendar: Calendar;
  maintenance: readonly MaintenanceWindow[];
  rotas: Record<string, Rota>;
  managers: Record<string, string | null>;
  names: Record<string, string>;
  delegations: Delegations;
  control: ControlOfOccurrence;
  /** How many runs right before it were missed, and the first of them. */
  missedBefore: { count: number; firstId: string | null };
}

/** The commands of an occurrence as they travel to its workflow. */
export type OccurrenceCommand =
  | { type: 'perform'; note?: string; links: string[]; population?: number; exceptions?: number; doneOn?: string }
  | { type: 'close'; reason: string }
  | { type: 'reassign'; operatorId: string; reason: string }
  | { type: 'acknowledge'; holdFor?: string; note?: string };

/** By policy, that it was missed is an observation or a finding. */
export interface OccurrenceEffect {
  kind: 'raise';
  findingId: string;
  inARow: number;
}

export type OccurrenceOutcome = Outcome<OccurrenceRecord, OccurrenceEffect>;

/** `OC-12` */
export function occurrenceKey(number: number): string {
  return `OC-${number}`;
}
