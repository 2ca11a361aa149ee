import type { Calendar } from '../calendar/calendar.js';
import type { LocalDue } from '../calendar/due.js';
import type { LifecycleStage } from '../case/case.js';
import type { MaintenanceWindow } from '../duty/maintenance.js';
import type { Rota } from '../duty/rota.js';
import type { Grade } from '../finding/finding.js';
import type { Parts } from '../person/recipients.js';
import type { EscalationPolicy } from '../policy/escalation.js';
import type { Rating } from '../policy/rating.js';
import type { ReminderPolicy } from '../policy/reminder.js';
import type { Outcome } from '../record/outcome.js';
import type { PlannedStep } from '../record/step.js';
import type { Schedule } from '../recurrence/schedule.js';
import type { Occurrence as RunDate } from '../recurrence/series.js';
import type { Delegations } from '../stand-in/delegation.js';
import type { Instant } from '../time.js';
import type { ControlStatus } from './table.js';

/** It keeps something from happening, finds that it has, or puts it right. */
export const controlTypes = ['preventive', 'detective', 'corrective'] as const;
export type ControlType = (typeof controlTypes)[number];

export const automations = ['manual', 'semi_automated', 'automated'] as const;
export type Automation = (typeof automations)[number];

/** How many missed runs in a row raise something by themselves, and what. */
export interface MissedPolicy {
  /** Null: nothing; a missed run is a fact, and climbs the ladder. */
  raises: Grade | null;
  inARow: number;
  /** Of a finding; null of an observation. */
  rating: Rating | null;
}

export const mostInARow = 100;

/** What a control says: each version of it stays, and an attestation is bound to one. */
export interface ControlContent {
  title: string;
  /** What it is to achieve. */
  objective: string;
  /** How it is performed. */
  procedure: string | null;
  type: ControlType;
  automation: Automation;
  stage: LifecycleStage;
  domain: string | null;
  markets: string[];
  /** When a run is expected. */
  frequency: Schedule;
  /** Within which working time of that a run is performed, e.g. `2 working days`. */
  within: string;
  /** How often its owner attests, e.g. `3 months`. */
  attestEvery: string;
  missed: MissedPolicy;
}

/** The facts of the content, in the order in which changes are told. */
export const contentFields = [
  ...(['title', 'objective', 'procedure', 'type', 'automation', 'stage', 'domain', 'markets'] as const),
  ...(['frequency', 'within', 'attestEvery', 'missed'] as const),
] as const satisfies readonly (keyof ControlContent)[];

/** What is expected of those who own and operate it: they do not change it themselves. */
export const expectations = [
  'frequency',
  'within',
  'attestEvery',
  'missed',
] as const satisfies readonly (keyof ControlContent)[];

/** Somebody states that the control is designed and operating as this version describes it. */
export interface Attestation {
  statement: string;
  by: string;
  at: Instant;
  revision: number;
  hash: string;
}

/** A control, in the engine's words. */
export interface Control extends ControlContent {
  id: string;
  number: number;
  /** Of the content: one more with every change. */
  revision: number;
  /** SHA-256 of the content. */
  contentHash: string;
  /** Who answers for it, and attests. */
  ownerId: string;
  owners: string[];
  /** Who performs it. */
  operatorId: string;
  operators: string[];
  domainLeadId: string | null;
  authorId: string;
  status: ControlStatus;
  /** Who let it operate. */
  approval: { note: string | null; by: string; at: Instant } | null;
  /** The last one; it holds while its hash is that of the content. */
  attestation: Attestation | null;
  retirement: { reason: string; by: string; at: Instant } | null;
  /** How many runs its frequency has expected. */
  runs: number;
  /** Of the last one: its date by the rule, and the day on which it fell. */
  lastNominal: string | null;
  lastDate: string | null;
  /** Null where none comes any more. */
  next: RunDate | null;
  /** When the attestation is due. */
  due: LocalDue | null;
  dueAt: Instant | null;
  /** Counts attestations and those who owe one, from 1: each has a ladder of its own. */
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
  escalationPolicyVersionId: string;
  reminderPolicyVersionId: string;
  version: number;
}

/** Everything the rules need to decide about a control. */
export interface ControlRecord {
  facts: Control;
  steps: PlannedStep[];
  /** `requester` is its author. */
  parts: Parts;
  policies: { escalation: EscalationPolicy; reminder: ReminderPolicy };
  /** Of the first of its markets that has one; of its owner where none has. */
  calendar: Calendar;
  maintenance: readonly MaintenanceWindow[];
  rotas: Record<string, Rota>;
  managers: Record<string, string | null>;
  names: Record<string, string>;
  delegations: Delegations;
}

/** The commands of a control as they travel to its workflow. */
export type ControlCommand =
  | { type: 'operate'; note?: string }
  | { type: 'attest'; statement: string; revision?: number }
  | { type: 'edit'; content: Partial<ControlContent>; reason: string }
  | { type: 'reassign'; ownerId?: string; operatorId?: string; domainLeadId?: string | null; reason: string }
  | { type: 'acknowledge'; holdFor?: string; note?: string }
  | { type: 'retire'; reason: string };

/** What a change of a control leads to besides its own row. */
export type ControlEffect =
  /** A run is expected by now. */
  | { kind: 'expect'; run: number; date: RunDate }
  /** Another version of what it says. */
  | {
      kind: 'revision';
      content: ControlContent;
      revision: number;
      hash: string;
      changed: string[];
      reason: string | null;
    }
  /** Runs that wait are somebody else's. */
  | { kind: 'operator'; operatorId: string; reason: string }
  | { kind: 'owner'; ownerId: string }
  /** Runs that wait are not expected any more. */
  | { kind: 'withdraw'; reason: string };

export type ControlOutcome = Outcome<ControlRecord, ControlEffect>;

/** `CO-12` */
export function controlKey(number: number): string {
  return `CO-${number}`;
}

/** Of all that a control has, what it says. */
export function contentOf(control: ControlContent): ControlContent {
  return Object.fromEntries(contentFields.map((field) => [field, control[field]])) as unknown as ControlContent;
}
