import type { Calendar } from '../calendar/calendar.js';
import type { Delegations } from '../stand-in/delegation.js';
import type { Parts } from '../person/recipients.js';
import type { PlannedStep } from '../record/step.js';
import type { SignOffPolicy } from '../policy/sign-off.js';
import type { Contributor } from '../sign-off/own-work.js';
import type { Question } from '../sign-off/question.js';
import type { Round } from '../sign-off/round.js';
import type { Instant } from '../time.js';
import type { OwedItem } from './own-obligation.js';
import type { PhaseStatus, ProgramStatus } from './table.js';

export interface Program {
  id: string;
  name: string;
  managerId: string;
  domainLeadId: string | null;
  timeZone: string;
  status: ProgramStatus;
  holdReason: string | null;
  escalationPolicyVersionId: string;
  reminderPolicyVersionId: string;
  signOffPolicyVersionId: string;
  extensionPolicyVersionId: string;
  tollgatePolicyVersionId: string;
  activatedAt: Instant | null;
  closedAt: Instant | null;
  version: number;
}

export interface Phase {
  id: string;
  position: number;
  name: string;
  /** The end of the target date in the program's zone. */
  targetAt: Instant | null;
  targetMissedAt: Instant | null;
  status: PhaseStatus;
  roundId: string | null;
  openedAt: Instant | null;
  passedAt: Instant | null;
  /** Since when it is complete and nobody may sign its tollgate, and why; null where nothing stands in the way. */
  blocked: { since: Instant; because: string } | null;
  /** Who chose, while it was open or at its tollgate, who decides there. */
  steeredBy: readonly string[];
}

/** An item of the phase as its tollgate shows it. */
export interface PhaseItem {
  id: string;
  number: number;
  title: string;
  status: string;
  ownerId: string;
  submittedBy: string | null;
  contributors: readonly Contributor[];
  doneAt: Instant | null;
  /** Hash of the content that was signed off, where it was. */
  contentHash: string | null;
}

/** Everything the rules need to decide about a program. */
export interface ProgramRecord {
  program: Program;
  /** In order of position. */
  phases: Phase[];
  parts: Parts;
  managers: Record<string, string | null>;
  names: Record<string, string>;
  /** Every delegation that has not ended before what is decided here. */
  delegations: Delegations;
  tollgate: SignOffPolicy;
  /** That by which the open round was opened; the program may have another by now. */
  roundPolicy: SignOffPolicy | null;
  /** The program manager's calendar, in the program's zone. */
  calendar: Calendar;
  steps: PlannedStep[];
  /** The open round of the phase that stands at its tollgate. */
  round: Round | null;
  /** Questions of approvers that nobody has answered. */
  questions: Question[];
  /** How many rounds each phase had. */
  rounds: Record<string, number>;
  /** Content hash of the last round that was sent back, by phase: the same content is not asked for again. */
  sentBack: Record<string, string>;
  /** The items of the phase that is open or at its tollgate. */
  items: PhaseItem[];
  /** What is owed in the whole program, where that would be held or ended; else nothing. */
  owed: readonly OwedItem[];
}

/** The phase whose turn it is: open or at its tollgate. */
export function currentPhase(phases: readonly Phase[]): Phase | undefined {
  return phases.find((phase) => phase.status === 'open' || phase.status === 'tollgate');
}
