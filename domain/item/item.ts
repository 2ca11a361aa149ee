import type { Calendar } from '../calendar/calendar.js';
import type { Place } from '../record/place.js';
import type { Delegations } from '../stand-in/delegation.js';
import type { MaintenanceWindow } from '../duty/maintenance.js';
import type { Rota } from '../duty/rota.js';
import type { Instant } from '../time.js';
import type { Parts } from '../person/recipients.js';
import type { EscalationPolicy } from '../policy/escalation.js';
import type { EffectivenessPolicy } from '../policy/effectiveness.js';
import type { ExtensionPolicy, GrantedExtensions } from '../policy/extension.js';
import type { ReminderPolicy } from '../policy/reminder.js';
import type { SignOffPolicy } from '../policy/sign-off.js';
import type { Contributor } from '../sign-off/own-work.js';
import type { Question } from '../sign-off/question.js';
import type { Round } from '../sign-off/round.js';
import type { PlannedStep } from '../record/step.js';
import type { Predecessor } from './predecessor.js';
import type { EffectivenessCheck } from './check.js';
import type { PhaseStatus, ProgramStatus } from '../program/table.js';
import type { LocalDue } from '../calendar/due.js';
import type { Extension } from './extension.js';
import type { LadderRun } from './ladder-run.js';
import type { ItemStatus } from './table.js';

/** What happens to the ladder of an item that is already overdue when it is activated. */
export type LateMode = 'start' | 'catch-up' | 'silent';

/** The facts of an action item that change by commands and steps; the row of the table, in the engine's words. */
export interface ActionItem {
  id: string;
  number: number;
  programId: string;
  phaseId: string;
  title: string;
  description: string;
  severity: string | null;
  rootCause: string | null;
  tags: string[];
  attributes: Record<string, unknown>;
  ownerId: string;
  status: ItemStatus;
  /** The state that a resume goes back to. */
  resumeStatus: ItemStatus | null;
  due: LocalDue;
  dueAt: Instant;
  /** The version of the owner's calendar that turned the due date into an instant, and their zone. Kept until re-planned. */
  calendarVersionId: string;
  calendarZone: string;
  lateMode: LateMode;
  /** A new one for each obligation anew: reassignment, extension, change of due date, reopening. Counts from 1. */
  cycle: number;
  overdue: boolean;
  /** The instant that was due, however late a machine noticed. */
  breachedAt: Instant | null;
  /** The highest level of the ladder that fired in this cycle. */
  ladderLevel: number;
  /** What the levels count from: the breach, or the activation of an item that came late. Null: no ladder. */
  ladderFrom: Instant | null;
  /** Since when reminders and ladder stand still: on hold, or handed in. */
  pausedSince: Instant | null;
  /** For how long they stood still in this cycle, in ms, acknowledgements included. */
  pausedMs: number;
  /** The working time among it, in ms. */
  pausedWorkingMs: number;
  /** Levels up to this one are behind the item: it was re-planned before `ladderRun` was kept. */
  ladderFloor: number;
  /** Which ladder of the cycle it is, where severity or policy have changed. */
  ladderRun: LadderRun;
  /** A level that is climbed at an earlier instant than its own, because the one below it reached nobody. */
  ladderAdvance: { level: number; at: Instant } | null;
  /** Nothing is planned before this instant: activation, or the last start of a cycle. */
  plannedFrom: Instant | null;
  acknowledgedAt: Instant | null;
  acknowledgedUntil: Instant | null;
  acknowledgedBy: string | null;
  holdReason: string | null;
  /** From when on its due date moves by the time on hold, where the policy says so. Null: the date was agreed meanwhile. */
  heldSince: Instant | null;
  /** A program's resume lets go only what the program held, a person's only what a person held. */
  heldBy: 'person' | 'program' | 'exception' | null;
  /** The active exception that suspends the obligation. */
  heldExceptionId: string | null;
  /** Reason of a person's hold that lies beneath an exception's, and holds again after it. */
  holdBeneath: string | null;
  /** The end of the last exception: a due instant that passed under it is breached then, not before. */
  waivedUntil: Instant | null;
  roundId: string | null;
  statement: string | null;
  submittedBy: string | null;
  submittedAt: Instant | null;
  /** Whose own work it is besides the owner's, and by what; begun anew when what was signed off is opened again. */
  contributors: readonly Contributor[];
  extensionCount: number;
  /** Who was asked to decide on the pending extension, or to check; null where that was not written down. */
  asked: string[] | null;
  escalationPolicyVersionId: string;
  reminderPolicyVersionId: string;
  signOffPolicyVersionId: string;
  extensionPolicyVersionId: string;
  check: EffectivenessCheck;
  activatedAt: Instant | null;
  doneAt: Instant | null;
  version: number;
  /** The last version that the item's workflow has seen. */
  workflowVersion: number;
}

/** A piece of evidence as it enters the content that is signed. */
export interface EvidenceRef {
  id: string;
  kind: 'link' | 'file';
  title: string;
  url: string | null;
  sha256: string | null;
}

/** An exception that covers the item now, or has been approved to. */
export interface Lease {
  exceptionId: string;
  /** Number, title and end, for people to read. */
  name: string;
  /** Null: it runs already. */
  startsAt: Instant | null;
  endsAt: Instant;
}

export interface ItemPolicies {
  escalation: EscalationPolicy;
  reminder: ReminderPolicy;
  signOff: SignOffPolicy;
  extension: ExtensionPolicy;
  /** Null: no check follows. */
  effectiveness: EffectivenessPolicy | null;
}

/** Everything the rules need to decide about one item, read in one transaction. */
export interface ItemRecord {
  item: ActionItem;
  parts: Parts;
  /** The item's calendar: the pinned version, in the pinned zone. */
  calendar: Calendar;
  /** The present calendars of people who may become the owner, the owner's included, by id. */
  calendars: Record<string, Calendar>;
  /** Bodies of policy versions that a command moves the item to, by id. */
  otherPolicies: Record<string, unknown>;
  /** Calendar versions that a command moves the item to, by id. */
  otherCalendars: Record<string, Calendar>;
  /** Rotas that the policies name, by id. */
  rotas: Record<string, Rota>;
  /** The windows that hold for this item. */
  maintenance: readonly MaintenanceWindow[];
  /** The owner's zone, for the times in messages. */
  ownerZone: string;
  ownerName: string;
  programName: string;
  phaseName: string;
  phaseStatus: PhaseStatus;
  programStatus: ProgramStatus;
  /** Where its program stands, for roles with a scope. */
  place: Place;
  policies: ItemPolicies;
  steps: PlannedStep[];
  /** The open round, where the item is handed in. */
  round: Round | null;
  /** How many rounds there were, the open one included. */
  rounds: number;
  pendingExtension: Extension | null;
  /** What was granted before. */
  granted: GrantedExtensions;
  /** Questions of approvers that nobody has answered. */
  questions: Question[];
  evidence: EvidenceRef[];
  /** Exceptions that are active, or approved and still to start. */
  leases: Lease[];
  /** The items that must be done or cancelled before the work may begin. */
  waitsFor: Predecessor[];
  /** Manager of each person who may be asked to decide. */
  managers: Record<string, string | null>;
  /** Names of those who act and of those who may be asked. */
  names: Record<string, string>;
  /** Every delegation that has not ended before what is decided here. */
  delegations: Delegations;
}
