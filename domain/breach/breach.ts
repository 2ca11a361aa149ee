import type { Calendar } from '../calendar/calendar.js';
import type { LocalDue } from '../calendar/due.js';
import type { MaintenanceWindow } from '../duty/maintenance.js';
import type { Rota } from '../duty/rota.js';
import type { Slice } from '../metric/slice.js';
import type { Band } from '../metric/threshold.js';
import type { Parts } from '../person/recipients.js';
import type { EscalationPolicy } from '../policy/escalation.js';
import type { Outcome } from '../record/outcome.js';
import type { PlannedStep } from '../record/step.js';
import type { Delegations } from '../stand-in/delegation.js';
import type { Instant } from '../time.js';
import type { BreachStatus } from './table.js';

/** A metric is out of band, or a value did not come. One never ends the other. */
export const breachTypes = ['out_of_band', 'missing'] as const;
type BreachType = (typeof breachTypes)[number];

/** A breach of a slice of a metric, in the engine's words. */
export interface Breach {
  id: string;
  number: number;
  type: BreachType;
  metricId: string;
  /** By which a slice is one (`domain/metric/slice.ts`). */
  sliceKey: string;
  slice: Slice;
  title: string;
  domain: string | null;
  markets: string[];
  ownerId: string;
  /** Null where a value is missing. */
  band: Exclude<Band, 'green'> | null;
  /** In sentences, as the values stand. */
  reasons: string[];
  /** The first day of the first period that was out of band, or has no value. */
  since: string;
  status: BreachStatus;
  /** When the value should have come; of one that is out of band, when that was seen. */
  due: LocalDue;
  dueAt: Instant;
  /** Counts values that were waited for, and whoever answers for it, from 1: each has a ladder of its own. */
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
  endedAt: Instant | null;
  escalationPolicyVersionId: string;
  version: number;
}

/** Everything the rules need to decide about a breach. */
export interface BreachRecord {
  facts: Breach;
  steps: PlannedStep[];
  parts: Parts;
  policies: { escalation: EscalationPolicy };
  /** Of its owner. */
  calendar: Calendar;
  /** Of those to whom it may be given. */
  calendars: Record<string, Calendar>;
  maintenance: readonly MaintenanceWindow[];
  rotas: Record<string, Rota>;
  managers: Record<string, string | null>;
  names: Record<string, string>;
  delegations: Delegations;
}

/** The commands of a breach as they travel to its workflow. */
export type BreachCommand =
  { type: 'acknowledge'; holdFor?: string; note?: string } | { type: 'reassign'; ownerId: string; reason: string };

export type BreachOutcome = Outcome<BreachRecord>;

/** `BR-12` */
export function breachKey(number: number): string {
  return `BR-${number}`;
}

/** By which its ladder climbs: red as what is rated high. */
export function ladderSeverity({ band }: Pick<Breach, 'band'>): 'high' | 'medium' {
  return band === 'red' ? 'high' : 'medium';
}
