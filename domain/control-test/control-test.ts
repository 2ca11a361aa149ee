import type { Calendar } from '../calendar/calendar.js';
import type { LocalDue } from '../calendar/due.js';
import type { LifecycleStage } from '../case/case.js';
import type { MaintenanceWindow } from '../duty/maintenance.js';
import type { Rota } from '../duty/rota.js';
import type { FindingStatus } from '../finding/table.js';
import type { Parts } from '../person/recipients.js';
import type { EscalationPolicy } from '../policy/escalation.js';
import type { ReminderPolicy } from '../policy/reminder.js';
import type { Outcome } from '../record/outcome.js';
import type { PlannedStep } from '../record/step.js';
import type { Delegations } from '../stand-in/delegation.js';
import type { Instant } from '../time.js';
import type { ControlTestStatus } from './table.js';

/** Would it catch it; did it run. */
export const testedFor = ['design', 'operating'] as const;
export type TestedFor = (typeof testedFor)[number];

export const results = ['pass', 'exception', 'not_applicable'] as const;
export type Result = (typeof results)[number];

/** How bad it is that a control does not work, from a lapse to what may not be told as sound. */
export const deficiencies = ['deficiency', 'significant_deficiency', 'material_weakness'] as const;
export type Deficiency = (typeof deficiencies)[number];

export const mostSampled = 200;

/** One that is drawn from. */
export interface PopulationUnit {
  /** `OC-12`, or what the list calls it. */
  key: string;
  title: string;
  link: string | null;
  /** Who performed it, of an occurrence: they do not test it. */
  by: string | null;
}

/** One of the sample, with what the tester says of it. */
export interface SampleItem extends PopulationUnit {
  /** In which order they were drawn, from 1. */
  place: number;
  result: Result | null;
  note: string | null;
}

/** What was drawn from, how, and by whom: so that anybody draws the same again. */
export interface Sample {
  source: 'occurrences' | 'list';
  /** Of occurrences: due from and until, as dates, both included. */
  from: string | null;
  until: string | null;
  /** The name and the SHA-256 of a list. */
  file: string | null;
  sha256: string | null;
  population: number;
  size: number;
  /** Which row of the table the size is from; null where it was said. */
  sizeBy: string | null;
  seed: string;
  by: string;
  at: Instant;
}

export interface Conclusion {
  effective: boolean;
  deficiency: Deficiency | null;
  statement: string;
  /** What the results alone would have come to; null of a test of design. */
  proposed: boolean | null;
  by: string;
  at: Instant;
}

/** A test of a control, in the engine's words. */
export interface ControlTest {
  id: string;
  number: number;
  controlId: string;
  title: string;
  domain: string | null;
  markets: string[];
  about: TestedFor;
  /** Which version of the control it tests. */
  controlRevision: number;
  testerId: string;
  testers: string[];
  /** Who planned it. */
  plannedBy: string;
  status: ControlTestStatus;
  sample: Sample | null;
  items: SampleItem[];
  conclusion: Conclusion | null;
  /** Another grade of its deficiency than its tester gave. */
  regraded: { from: Deficiency; reason: string; by: string; at: Instant } | null;
  cancellation: string | null;
  /** The test that failed, of which this is the retest. */
  retestOf: string | null;
  /** The finding that it raised, or whose remediation it retests. */
  findingId: string | null;
  concludedAt: Instant | null;
  due: LocalDue | null;
  dueAt: Instant | null;
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

/** What a test must know of its control. */
export interface TestedControl {
  id: string;
  key: string;
  title: string;
  objective: string;
  stage: LifecycleStage;
  ownerId: string;
  domainLeadId: string | null;
  /** Everybody who owns or owned it, performs or performed it. */
  concerned: string[];
}

/** Everything the rules need to decide about a control test. */
export interface ControlTestRecord {
  facts: ControlTest;
  steps: PlannedStep[];
  /** `owner` is its tester; `requester` who planned it. */
  parts: Parts;
  policies: { escalation: EscalationPolicy; reminder: ReminderPolicy };
  /** Of the first of its markets that has one; of its tester where none has. */
  calendar: Calendar;
  maintenance: readonly MaintenanceWindow[];
  rotas: Record<string, Rota>;
  managers: Record<string, string | null>;
  names: Record<string, string>;
  delegations: Delegations;
  control: TestedControl;
  /** Of the finding whose remediation it waits for. */
  findingStatus: FindingStatus | null;
  /** Runs that were due in the period that is drawn from; empty where none is asked for. */
  population: PopulationUnit[];
}

/** The commands of a control test as they travel to its workflow. */
export type ControlTestCommand =
  | { type: 'draw'; source: 'occurrences'; from: string; until: string; seed: string; size?: number }
  | {
      type: 'draw';
      source: 'list';
      file: string;
      sha256: string;
      population: number;
      units: PopulationUnit[];
      seed: string;
      sizeBy: string | null;
    }
  | { type: 'judge'; place: number; result: Result; note?: string }
  | { type: 'conclude'; effective: boolean; deficiency?: Deficiency; statement: string }
  | { type: 'grade'; deficiency: Deficiency; reason: string }
  | { type: 'reassign'; testerId: string; reason: string }
  | { type: 'acknowledge'; holdFor?: string; note?: string }
  | { type: 'cancel'; reason: string };

/** What a conclusion leads to besides. */
export type ControlTestEffect =
  /** It failed: a finding is raised. */
  | { kind: 'raise'; findingId: string }
  /** Once its finding is remediated, it is tested again. */
  | { kind: 'retest'; findingId: string };

export type ControlTestOutcome = Outcome<ControlTestRecord, ControlTestEffect>;

/** `CX-12` */
export function controlTestKey(number: number): string {
  return `CX-${number}`;
}
