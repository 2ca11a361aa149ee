import { DateTime } from 'luxon';
import type { TimeKind } from '../calendar/duration.js';
import type { RecipientRole } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import type { ProofAsked } from '../proof/proof.js';
import type { Channel } from './escalation.js';

/** Who must agree to an extension, and how many of them. */
export interface ExtensionTerms {
  required: number;
  roles: RecipientRole[];
  people: string[];
  /** Whoever decides must have proved who they are, that lately: as the policy says of all its rules. */
  proof?: ProofAsked;
}

/** Holds for an extension that is within all the bounds that are given; the first rule that fits decides. */
export interface ExtensionRule extends Omit<ExtensionTerms, 'proof'> {
  /** Up to the n-th extension of the item; those that were refused or taken back do not count. */
  upToNumber?: number;
  /** Moves the due date by so many calendar days at most. */
  upToDays?: number;
  /** With those granted before, moves it by so many calendar days at most. */
  upToTotalDays?: number;
}

/** The body of an extension policy version. */
export interface ExtensionPolicy {
  /** In order; the last one has no bounds, so that there is always one that fits. */
  rules: ExtensionRule[];
  /** Extensions of one item at most; after them it is refused at once. */
  mostExtensions: number;
  /** Calendar days by which the extensions of one item may move it in all; absent: no limit. */
  longestTotalDays?: number;
  /** A request that is not answered within this time escalates. Read as `time` says. */
  answerWithin: string;
  /** How ISO 8601 durations of this policy are read. */
  time?: TimeKind;
  /** Told again every so often until it is answered. */
  repeat?: { every: string; times: number };
  /** Who is told besides those who must agree. */
  escalateTo: RecipientRole[];
  channels: Channel[];
  /** Whoever decides must have proved who they are, that lately. */
  proof?: ProofAsked;
}

/** One of those who answer for the item agrees; three times at most, and half a year in all. */
export const defaultExtensionPolicy: ExtensionPolicy = {
  rules: [{ required: 1, roles: ['program_manager', 'owner_manager', 'domain_lead'], people: [] }],
  mostExtensions: 3,
  longestTotalDays: 180,
  answerWithin: 'P3D',
  escalateTo: ['approver_manager', 'domain_lead'],
  channels: ['inbox', 'email'],
};

/** What an item was granted before. */
export interface GrantedExtensions {
  number: number;
  /** Calendar days in all. */
  days: number;
}

/**
 * Who must agree to one more extension, by the first rule that fits.
 *
 * @param days calendar days by which it moves the due date
 * @throws Refusal `extension-limit` that says the limit
 */
export function termsOf(policy: ExtensionPolicy, granted: GrantedExtensions, days: number): ExtensionTerms {
  const instead = 'Hand it in, or have the program manager set another due date.';
  if (granted.number >= policy.mostExtensions)
    throw new Refusal(
      'extension-limit',
      `The policy allows ${policy.mostExtensions} extension(s) of an item, and this one has had ${granted.number}. ${instead}`,
      { mostExtensions: policy.mostExtensions, granted: granted.number },
    );
  const total = granted.days + days;
  const longest = policy.longestTotalDays ?? Infinity;
  if (total > longest)
    throw new Refusal(
      'extension-limit',
      `The policy lets extensions move an item by ${longest} calendar days in all; ${granted.days} are used, and this one ` +
        `would add ${days}. Ask for ${longest - granted.days} days at most.`,
      { longestTotalDays: longest, used: granted.days },
    );
  const number = granted.number + 1;
  const rule = policy.rules.find(
    ({ upToNumber = Infinity, upToDays = Infinity, upToTotalDays = Infinity }) =>
      number <= upToNumber && days <= upToDays && total <= upToTotalDays,
  );
  if (!rule) throw new Refusal('extension-limit', `No rule of the extension policy fits this request. ${instead}`);
  return termsBy(rule, policy);
}

/** Who must agree to what has no bounds in days: by the last rule, which has none either. */
export function termsWithoutBounds(policy: ExtensionPolicy): ExtensionTerms {
  const last = policy.rules.at(-1);
  if (!last) throw new Refusal('extension-limit', 'The extension policy has no rule. Have another one published.');
  return termsBy(last, policy);
}

function termsBy({ required, roles, people }: ExtensionRule, { proof }: ExtensionPolicy): ExtensionTerms {
  return { required, roles, people, ...(proof ? { proof } : {}) };
}

/** Calendar days from one local date to another, both `YYYY-MM-DD`; 0 for the same day. */
export function daysBetween(from: string, to: string): number {
  const at = (date: string): DateTime => DateTime.fromISO(date, { zone: 'UTC' });
  return Math.round(at(to).diff(at(from), 'days').days);
}
