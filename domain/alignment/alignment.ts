import type { Calendar } from '../calendar/calendar.js';
import type { LocalDue } from '../calendar/due.js';
import type { MaintenanceWindow } from '../duty/maintenance.js';
import type { Rota } from '../duty/rota.js';
import type { FindingStatus } from '../finding/table.js';
import type { Parts } from '../person/recipients.js';
import type { EscalationPolicy } from '../policy/escalation.js';
import type { Rating } from '../policy/rating.js';
import type { ReminderPolicy } from '../policy/reminder.js';
import type { Outcome } from '../record/outcome.js';
import type { PlannedStep } from '../record/step.js';
import type { Delegations } from '../stand-in/delegation.js';
import type { Instant } from '../time.js';
import type { AlignmentContent, Part } from './content.js';
import type { AlignmentRule } from './rule.js';
import type { AlignmentStatus } from './table.js';

export const mostTeams = 30;
export const mostConditions = 10;
export const mostRevisions = 20;
/** What a team said before is kept beside what it says; the trail keeps all of it. */
export const mostEarlier = 10;

export const positions = ['agree', 'conditions', 'object', 'abstain'] as const;
export type PositionKind = (typeof positions)[number];

/** On what a team agrees, and what became of it. */
export interface Condition {
  id: string;
  text: string;
  /** Who would do it. */
  ownerId: string | null;
  /** Within which time from its acceptance, as `parseDuration` reads it. */
  within: string | null;
  settled: { accepted: boolean; reason: string; by: string; at: Instant; itemId: string | null } | null;
}

/** What a team says. */
export interface Position {
  position: PositionKind;
  /** Of an objection and an abstention always. */
  reason: string | null;
  /** Of an objection always. */
  wouldChange: string | null;
  conditions: Condition[];
  /** What it is about, where they say so: a revision of that asks them again. */
  about: Part[];
  /** On which revision it was given. */
  revision: number;
  by: string;
  /** The absent one by whose part they answered. */
  for: string | null;
  at: Instant;
}

/** A team that is asked, and who answers for it. */
export interface Participant {
  teamId: string;
  /** What it was called when it was asked. */
  team: string;
  personId: string;
  /** Its position is to be on this revision, or a later one. */
  askedOn: number;
  position: Position | null;
  /** Those before, the last one last. */
  earlier: Position[];
}

/** How it came out. */
export interface AlignmentOutcome {
  agreed: boolean;
  /** By its rule, by the chair over what the rule says, or by the end of the finding. */
  how: 'rule' | 'chair';
  /** What the rule said, in words. */
  because: string;
  reason: string | null;
  by: string | null;
  at: Instant;
  /** Teams against which it was decided, and those of whom nothing was heard. */
  dissent: string[];
  silent: string[];
}

/** An alignment round, in the engine's words. */
export interface Alignment {
  id: string;
  number: number;
  title: string;
  findingId: string;
  domain: string | null;
  markets: string[];
  rating: Rating | null;
  /** What the teams are asked about, as of its revision. */
  content: AlignmentContent;
  contentHash: string;
  revision: number;
  rule: AlignmentRule;
  participants: Participant[];
  /** Everybody who represents or represented a team. */
  representatives: string[];
  /** Who represents a team that has not answered what it is asked. */
  silent: string[];
  chairId: string;
  openedBy: string;
  status: AlignmentStatus;
  outcome: AlignmentOutcome | null;
  withdrawal: string | null;
  /** What was agreed, as it stays, and its SHA-256. */
  frozen: Record<string, unknown> | null;
  frozenHash: string | null;
  /** By when the teams were asked to answer first. */
  firstDueAt: Instant;
  due: LocalDue;
  dueAt: Instant;
  /** Counts dates and those whom it waits for, from 1: each has a ladder of its own. */
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
  closedAt: Instant | null;
  escalationPolicyVersionId: string;
  reminderPolicyVersionId: string;
  version: number;
}

/** The finding as it stands by now. */
export interface FindingAsked {
  key: string;
  status: FindingStatus;
  /** What a revision would ask about, but for what is proposed. */
  content: Omit<AlignmentContent, 'proposal'>;
  ownerId: string;
  owners: string[];
  authors: string[];
}

/** Where an item that comes out of a condition would go; null: the round gets a program for them. */
export type ItemHome = { programId: string; phaseId: string } | null;

/** Everything the rules need to decide about an alignment round. */
export interface AlignmentRecord {
  facts: Alignment;
  steps: PlannedStep[];
  /** `owner` is its chair, `requester` who opened it. */
  parts: Parts;
  policies: { escalation: EscalationPolicy; reminder: ReminderPolicy };
  /** Of the first of its markets that has one; of its chair where none has. */
  calendar: Calendar;
  /** Of those who may own an item. */
  calendars: Record<string, Calendar>;
  maintenance: readonly MaintenanceWindow[];
  rotas: Record<string, Rota>;
  managers: Record<string, string | null>;
  names: Record<string, string>;
  delegations: Delegations;
  finding: FindingAsked;
}

/** What somebody says for a team. */
export interface Answer {
  teamId?: string | undefined;
  position: PositionKind;
  reason?: string | undefined;
  wouldChange?: string | undefined;
  conditions?: { text: string; ownerId?: string | undefined; within?: string | undefined }[] | undefined;
  about?: Part[] | undefined;
  revision: number;
}

/** What a revision changes, and whom the parts that change concern, where that is said. */
export interface Revision {
  proposal?: string | undefined;
  concerns?: { part: Part; teamIds: string[] }[] | undefined;
}

/** The commands of an alignment round as they travel to its workflow. */
export type AlignmentCommand =
  | ({ type: 'answer' } & Answer)
  | {
      type: 'settle';
      conditionId: string;
      accept: boolean;
      reason: string;
      ownerId?: string;
      within?: string;
      home?: ItemHome;
    }
  | ({ type: 'revise'; due?: LocalDue; reason: string } & Revision)
  | { type: 'ask'; teamId?: string; team?: string; personId: string; insteadOf?: string; reason: string }
  | { type: 'decide'; agreed: boolean; reason: string }
  | { type: 'withdraw'; reason: string }
  | { type: 'schedule'; due: LocalDue; reason: string }
  | { type: 'reassign'; chairId: string; reason: string }
  | { type: 'acknowledge'; holdFor?: string; note?: string };

/** A revision as it is kept for good. */
export interface KeptRevision {
  revision: number;
  content: AlignmentContent;
  contentHash: string;
  changed: Part[];
  /** The teams that it asked. */
  asked: string[];
  reason: string | null;
  by: string;
  at: Instant;
}

/** An action item that comes out of a condition. */
export interface ConditionItem {
  id: string;
  conditionId: string;
  title: string;
  description: string;
  severity: string | null;
  ownerId: string;
  due: LocalDue;
  home: ItemHome;
  by: string;
  at: Instant;
}

export type AlignmentEffect = { type: 'revision'; kept: KeptRevision } | { type: 'item'; item: ConditionItem };

export type AlignmentRecordOutcome = Outcome<AlignmentRecord, AlignmentEffect>;

/** `AL-12` */
export function alignmentKey(number: number): string {
  return `AL-${number}`;
}
