import type { SignOffWords } from '../sign-off/words.js';
import type { LocalDue } from '../calendar/due.js';
import type { Weaker } from './weaker.js';
import type { EvidenceRef } from './item.js';

/** The commands of an action item as they travel to its workflow. Each names an event of the transition table. */
export type ItemCommand =
  | { type: 'start' }
  | { type: 'acknowledge'; holdFor?: string; note?: string }
  | { type: 'submit'; statement?: string }
  | { type: 'withdraw'; reason?: string }
  | ({ type: 'sign' } & SignOffWords)
  | { type: 'revoke'; reason?: string }
  /** Asks that it be decided past its approvers; a second person confirms or refuses it. */
  | { type: 'break_glass'; reason: string; contentHash: string }
  | { type: 'confirm_glass'; contentHash: string }
  | { type: 'refuse_glass'; reason?: string }
  | { type: 'ask'; questionId: string; question: string; onBehalfOf?: string }
  | { type: 'answer'; questionId: string; answer: string }
  | { type: 'request_extension'; extensionId: string; due: LocalDue; reason: string; impact?: string }
  /** Whoever owes it asks for less of it; it is decided on, and taken back, as more time is. */
  | { type: 'request_consent'; extensionId: string; asks: Weaker; reason: string; impact?: string }
  | { type: 'decide_extension'; decision: 'grant' | 'refuse'; reason?: string; onBehalfOf?: string }
  | { type: 'take_back_extension'; reason?: string }
  | { type: 'reassign'; ownerId: string; reason?: string }
  | { type: 'hold'; reason: string }
  | { type: 'resume' }
  /** With `past`, also to a date that has passed: it was due then, whatever was written down. */
  | { type: 'change_due'; due: LocalDue; reason: string; past?: boolean }
  | { type: 'edit'; content: ItemContentPatch }
  | { type: 'add_evidence'; evidence: NewEvidence }
  | { type: 'remove_evidence'; evidenceId: string }
  | { type: 'cancel'; reason: string }
  | { type: 'pass_effectiveness'; finding?: string; onBehalfOf?: string }
  | { type: 'fail_effectiveness'; finding: string; due: LocalDue; onBehalfOf?: string }
  /** Null: no check follows. */
  | { type: 'set_effectiveness'; policyVersionId: string | null; reason?: string }
  | { type: 'reopen'; reason: string; due?: LocalDue }
  | {
      type: 'replan';
      escalationPolicyVersionId?: string;
      reminderPolicyVersionId?: string;
      signOffPolicyVersionId?: string;
      extensionPolicyVersionId?: string;
      /** By the present version of the owner's calendar. */
      calendar?: 'present';
      /** By this version, on the clocks that the item is pinned to; said by whoever publishes a calendar. */
      calendarVersionId?: string;
      reason: string;
      /** Whoever asks for many tells people by themself, once. */
      quiet?: boolean;
    };

/** What the machine finds out about an item. */
export type MachineToItem =
  | {
      type: 'unreached';
      cycle: number;
      level: number;
      why: string;
      /** When the level was told. */
      toldAt?: number;
    }
  /** A maintenance window was cancelled. */
  | { type: 'end_maintenance'; windowId: string };

/** What an exception does to the items that it names; no person can send these to an item. */
export type ExceptionToItem =
  { type: 'suspend'; exceptionId: string; reason: string } | { type: 'release'; exceptionId: string; reason: string };

export interface NewEvidence extends EvidenceRef {
  fileName: string | null;
  mediaType: string | null;
  size: number | null;
}

/** Only what is given changes. */
export interface ItemContentPatch {
  title?: string;
  description?: string;
  severity?: string | null;
  rootCause?: string | null;
  tags?: string[];
  attributes?: Record<string, unknown>;
}
