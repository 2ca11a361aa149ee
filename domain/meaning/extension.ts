import { requireEnough } from '../item/ask-deciders.js';
import { ItemChange } from '../item/change.js';
import { decidersOf, ownRequest, type Extension } from '../item/extension.js';
import { whomItTells } from '../item/fire.js';
import type { Foreseen } from '../item/foresee.js';
import type { ItemRecord } from '../item/item.js';
import { extensionLimit } from '../item/plan.js';
import type { Recipient } from '../person/recipients.js';
import {
  termsOf,
  termsWithoutBounds,
  type ExtensionPolicy,
  type ExtensionTerms,
  type GrantedExtensions,
} from '../policy/extension.js';
import { noOutcome } from '../record/outcome.js';
import type { Instant } from '../time.js';
import { leftOut, orWhyNot, unwritten } from './round.js';

/** Who would decide on a request. */
export interface DecidersMeant {
  required: number;
  deciders: Recipient[];
  leftOut: Recipient[];
  /** Why it would be refused at once, where too few can be found. */
  refused: string | null;
}

export interface ExtensionMeant {
  /** Extensions that the item has had, and how many more it may have. */
  had: GrantedExtensions;
  left: number;
  /** Calendar days that are left of those by which it may be moved in all; null: as many as one likes. */
  daysLeft: number | null;
  /** Who decides about how many calendar days, in order; `toDays` null: about any more. */
  grants: ({ fromDays: number; toDays: number | null } & DecidersMeant)[];
  /** Why none would be granted any more. */
  refused: string | null;
  /** Who would agree to a hold, an end, or another severity, which have no days. */
  consent: DecidersMeant;
  /** What fires, and whom it reaches, while nobody answers the shortest request that is made now. */
  late: Foreseen[];
}

/**
 * What an extension policy would mean for an item whose owner asks at this instant: by the functions that decide on it when
 * they do.
 *
 * @throws Refusal `illegal-transition` for an item that is over
 */
export function extensionMeant(subject: ItemRecord, policy: ExtensionPolicy, at: Instant): ExtensionMeant {
  new ItemChange(noOutcome(subject), '', null, at).require('replan');
  const had = subject.granted;
  const tried: ItemRecord = {
    ...subject,
    item: { ...subject.item, extensionPolicyVersionId: unwritten },
    policies: { ...subject.policies, extension: policy },
  };
  const spans = spansOf(policy, had);
  const first = orWhyNot(() => termsOf(policy, had, 1));
  const limits = first.made === null ? null : requestBy(tried, first.made, 1, at);
  const steps = limits === null ? [] : extensionLimit(tried, limits);
  return {
    had,
    left: Math.max(0, policy.mostExtensions - had.number),
    daysLeft: policy.longestTotalDays === undefined ? null : Math.max(0, policy.longestTotalDays - had.days),
    grants: spans.map(({ fromDays, toDays, terms }) => ({ fromDays, toDays, ...meantBy(tried, terms, at) })),
    refused: first.refused,
    consent: meantBy(tried, termsWithoutBounds(policy), at),
    late: steps.map((step) => ({ step, told: whomItTells({ ...tried, pendingExtension: limits }, step) })),
  };
}

/** Between which numbers of days one rule decides: asked at each number at which another may begin. */
function spansOf(
  policy: ExtensionPolicy,
  had: GrantedExtensions,
): { fromDays: number; toDays: number | null; terms: ExtensionTerms }[] {
  const ends = policy.rules.flatMap(({ upToDays = Infinity, upToTotalDays = Infinity }) => [
    upToDays,
    upToTotalDays - had.days,
  ]);
  const most = (policy.longestTotalDays ?? Infinity) - had.days;
  const all = [...new Set([...ends.map((end) => Math.min(end, most)), most])].filter((end) => end >= 1);
  const spans: { fromDays: number; toDays: number | null; terms: ExtensionTerms }[] = [];
  let fromDays = 1;
  for (const end of all.sort((one, other) => one - other)) {
    const { made: terms } = orWhyNot(() => termsOf(policy, had, end));
    if (terms === null) break;
    const toDays = end === Infinity ? null : end;
    const last = spans.at(-1);
    if (last && JSON.stringify(last.terms) === JSON.stringify(terms)) last.toDays = toDays;
    else spans.push({ fromDays, toDays, terms });
    fromDays = end + 1;
  }
  return spans;
}

function meantBy(subject: ItemRecord, terms: ExtensionTerms, at: Instant): DecidersMeant {
  const asked = requestBy(subject, terms, 1, at);
  const deciders = decidersOf(subject, asked, at);
  const { refused } = orWhyNot(() => {
    requireEnough(deciders, terms, 'Give the program a domain lead, or name further people in the policy.');
  });
  return {
    required: terms.required,
    deciders,
    leftOut: leftOut(terms, subject.parts, ownRequest(subject, asked, at)),
    refused,
  };
}

/** What the owner would ask for. */
function requestBy({ item }: ItemRecord, terms: ExtensionTerms, days: number, at: Instant): Extension {
  return {
    id: unwritten,
    number: item.extensionCount + 1,
    requestedBy: item.ownerId,
    requestedFor: null,
    requestedAt: at,
    reason: '',
    impact: '',
    asks: null,
    premise: null,
    due: item.due,
    dueAt: item.dueAt,
    days,
    terms,
    answerFrom: at,
    decisions: [],
    state: 'pending',
    decidedBy: null,
    decidedFor: null,
    decidedAt: null,
    decisionReason: null,
  };
}
