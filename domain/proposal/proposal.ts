import type { Calendar } from '../calendar/calendar.js';
import type { LocalDue } from '../calendar/due.js';
import type { Parts } from '../person/recipients.js';
import type { ReminderPolicy } from '../policy/reminder.js';
import type { LinkedKind } from '../record-link/link.js';
import type { Outcome } from '../record/outcome.js';
import type { PlannedStep } from '../record/step.js';
import { contentHash } from '../sign-off/content-hash.js';
import type { Delegations } from '../stand-in/delegation.js';
import type { Instant } from '../time.js';
import type { Changed, Held } from './premise.js';
import type { ProposalStatus } from './table.js';

/** Who or what has made one: a person for somebody else, or a machine that a person has set to work. */
export const makers = ['person', 'rule', 'model', 'client'] as const;
export type Maker = (typeof makers)[number];

/** What of a machine is told by its version, so that it is known which one was wrong. */
export const versionedParts = ['rule', 'prompt', 'model', 'data', 'schema'] as const;
export type MadeBy = { [part in (typeof versionedParts)[number]]?: string } & { name?: string };

/** Why one is rejected. */
export const rejections = ['wrong_facts', 'wrong_action', 'not_now', 'done_already', 'too_little_evidence'] as const;
export type Rejection = (typeof rejections)[number];

/** What speaks for it, word for word, and where it stands. */
export interface Quote {
  text: string;
  /** `CA-12`, or an address. */
  source: string;
  /** Where in it: a page, a line, a field. */
  place: string | null;
}

/** The record that it is about. */
export interface ProposedOn {
  kind: LinkedKind;
  id: string;
  key: string | null;
  title: string;
}

/** A proposal, in the engine's words. */
export interface Proposal {
  id: string;
  number: number;
  title: string;
  domain: string | null;
  markets: string[];
  on: ProposedOn;
  /** As the API calls it: `reassign`, of `POST /findings/{id}/reassign`. */
  command: string;
  /** What whoever proposes has said with it. */
  asked: Record<string, unknown>;
  /** The command as it is carried out, with all that was looked up when it was proposed. */
  sent: { type: string } & Record<string, unknown>;
  /** SHA-256 over the record, the command and what it says. */
  digest: string;
  /** The facts that it was made on, as they were. */
  premise: Held[];
  /** What it would change, as the facts were. */
  difference: Changed[];
  /** Why, in the words of whoever proposes. */
  reason: string;
  quotes: Quote[];
  maker: Maker;
  madeBy: MadeBy;
  authorId: string;
  /** All who count as authors: whoever proposed, whoever set the machine to work, and those of what it supersedes. */
  authors: string[];
  /** Those who answer for the record, and are asked. */
  askedIds: string[];
  /** The one in whose place it stands. */
  supersedes: string | null;
  supersededBy: string | null;
  status: ProposalStatus;
  due: LocalDue;
  dueAt: Instant;
  cycle: number;
  plannedFrom: Instant;
  /** By which a rule acted: nobody was asked. Null: it waits for a person, or did. */
  licence: { id: string; key: string } | null;
  decision: Decision | null;
  /** What was approved in the place of what was proposed; null: it was approved as it is, or not at all. */
  approvedAs: ApprovedAs | null;
  /** Why its command was not carried out. */
  failure: { code: string; detail: string } | null;
  endedAt: Instant | null;
  reminderPolicyVersionId: string;
  version: number;
}

/** Who approved, rejected or withdrew it. */
export interface Decision {
  by: string;
  at: Instant;
  /** Of one that is rejected. */
  reason: Rejection | null;
  note: string | null;
}

/** The same command of the same record with other arguments, as whoever approved has changed them. */
export interface ApprovedAs {
  /** What whoever approved has said with it. */
  asked: Record<string, unknown>;
  /** The command as it is carried out. */
  sent: { type: string } & Record<string, unknown>;
  /** Over the same as that of the proposal, with what was changed. */
  digest: string;
  /** Each argument that is another: as it was proposed, and as it was approved. */
  changes: Changed[];
  /** How much of the arguments is another, 0 to 1 (`share-of-change.ts`). */
  share: number;
  /** The premise of the proposal, and the facts besides that the changes touch, as they were when it was approved. */
  premise: Held[];
  difference: Changed[];
}

/** Everything the rules need to decide about a proposal. */
export interface ProposalRecord {
  facts: Proposal;
  steps: PlannedStep[];
  /** `requester` is its author. */
  parts: Parts;
  policies: { reminder: ReminderPolicy };
  /** Of the first of its markets that has one; of its author where none has. */
  calendar: Calendar;
  names: Record<string, string>;
  delegations: Delegations;
}

/** The commands of a proposal as they travel to its workflow. */
export type ProposalCommand =
  /** @property instead what is to be carried out in the place of what was proposed: other arguments, and what was looked up for them */
  | { type: 'approve'; digest: string; note?: string; instead?: Pick<ApprovedAs, 'asked' | 'sent'> }
  | { type: 'reject'; reason: Rejection; note?: string }
  | { type: 'withdraw'; note?: string }
  /** Sent by nobody: it comes with the one that takes its place. */
  | { type: 'supersede'; byId: string };

export type ProposalOutcome = Outcome<ProposalRecord>;

/** `PR-12` */
export function proposalKey(number: number): string {
  return `PR-${number}`;
}

/** What somebody approves: the record, the command, what was said with it, and what will be carried out. Hex. */
export function digestOfProposal({
  on,
  command,
  asked,
  sent,
}: Pick<Proposal, 'on' | 'command' | 'asked' | 'sent'>): string {
  return contentHash({ record: { kind: on.kind, id: on.id }, command, asked, sent });
}
