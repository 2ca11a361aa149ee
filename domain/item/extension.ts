import { isAmong } from '../person/accounts.js';
import type { Delegations } from '../stand-in/delegation.js';
import { findDeciders, type Parts, type Recipient } from '../person/recipients.js';
import type { ExtensionTerms } from '../policy/extension.js';
import { ownObligationOf, withTheirStandIns, type Work } from '../sign-off/own-work.js';
import type { LocalDue } from '../calendar/due.js';
import type { Proved } from '../proof/proof.js';
import { describeInstant, type Instant } from '../time.js';
import { weakerText, type Weaker } from './weaker.js';

/** What one of those who must agree has said. */
export interface ExtensionDecision {
  personId: string;
  /** In whose name, where they stand in for somebody. */
  forId: string | null;
  decision: 'agreed' | 'refused';
  reason: string | null;
  at: Instant;
  /** How and when they proved who they are, where the policy asked for it. */
  proved?: Proved | null;
}

/** A request for the same obligation later, or for a weaker one. */
export interface Extension {
  id: string;
  number: number;
  requestedBy: string;
  /** In whose name, where a stand-in asked. */
  requestedFor: string | null;
  requestedAt: Instant;
  reason: string;
  impact: string;
  /** Null: more time. */
  asks: Weaker | null;
  /** What the item said of itself when a weaker one was asked for; null: more time. */
  premise: string | null;
  /** When it would be due; where no more time is asked for, when it was due. */
  due: LocalDue;
  dueAt: Instant;
  /** Calendar days by which it moves the due date. */
  days: number;
  /** Who must agree, as the policy had it when it was asked for. */
  terms: ExtensionTerms;
  /** What the time for an answer counts from: the request, or the last resume. */
  answerFrom: Instant;
  decisions: ExtensionDecision[];
  state: 'pending' | 'granted' | 'refused' | 'lapsed' | 'taken_back';
  decidedBy: string | null;
  decidedFor: string | null;
  decidedAt: Instant | null;
  decisionReason: string | null;
}

/** What messages say of it: `asks` that it be put on hold, or until when. */
export function askedFor({ asks, dueAt, due }: Extension): { asks: string } | { newDueText: string } {
  return asks === null ? { newDueText: describeInstant(dueAt, due.zone) } : { asks: weakerText(asks) };
}

/** Whose request it is: they may take it back. */
export function askedBy({ item }: Pick<Subject, 'item'>, { requestedBy, requestedFor }: Extension): string[] {
  return [...new Set([item.ownerId, requestedBy, requestedFor].filter((id) => id !== null))];
}

/** Whose own it is: whoever asked, owners past and present, and who stands in for them. They decide on it in nobody's name. */
export function ownRequest(subject: Subject, extension: Extension, at: Instant): string[] {
  const moment = { delegations: subject.delegations, at };
  const asked = withTheirStandIns(askedBy(subject, extension), moment);
  return [...new Set([...asked, ...ownObligationOf(subject.item, moment)])];
}

interface Subject {
  item: Work;
  parts: Parts;
  delegations: Delegations;
}

/** Those who may decide on an extension, by the parts as they are played now; nobody on their own. */
export function decidersOf(subject: Subject, extension: Extension, at: Instant): Recipient[] {
  const own = ownRequest(subject, extension, at);
  return findDeciders(extension.terms.roles, extension.terms.people, subject.parts).filter(
    ({ personId }) => !isAmong(personId, own, subject.parts.accounts),
  );
}

/** Those of them for whom nobody has decided. */
export function decidersWaitedFor(subject: Subject, extension: Extension, at: Instant): Recipient[] {
  const decided = extension.decisions.map(({ personId, forId }) => forId ?? personId);
  return decidersOf(subject, extension, at).filter(
    ({ personId }) => !isAmong(personId, decided, subject.parts.accounts),
  );
}
