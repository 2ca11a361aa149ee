import { causeName, type Taxonomy } from '../analysis/taxonomy.js';
import { unknownCause, type Cause } from '../analysis/content.js';
import { ratings, type Rating } from '../policy/rating.js';
import { Refusal } from '../refusal.js';
import type { Linked } from '../record-link/link.js';
import { cut } from '../text/cut.js';
import type { Finding, FindingEffect } from './finding.js';

/** The signed analysis that gives a finding its cause: what was signed, and stays so whatever becomes of the analysis. */
export interface Carried {
  analysisId: string;
  /** `RA-12` */
  key: string;
  title: string;
  contentVersion: number;
  /** Of what was signed. */
  contentHash: string;
  causes: Cause[];
}

/** Findings of the same root cause in the same domain came before it, within the days of the taxonomy. */
export interface Repeated {
  /** Ids of the findings, the newest first. */
  of: string[];
  codes: string[];
  taxonomyVersion: number;
  days: number;
  /** Whether the policy rates a repeat one step higher. */
  raises: boolean;
  /** What the rating was before, and is by that; null of an observation, or where there is no higher one. */
  raised: { from: Rating; to: Rating } | null;
}

/** What is needed to decide whether an analysis carries a finding. */
export interface Carrying {
  analysis: {
    id: string;
    key: string;
    title: string;
    status: string;
    contentVersion: number;
    signedHash: string | null;
    causes: Cause[];
  };
  taxonomy: Pick<Taxonomy, 'version' | 'codes' | 'repeatDays' | 'repeatRaises'>;
  /** Findings of one of its root causes in the domain of this one, within the days; the newest first. */
  earlier: (Linked & { codes: string[] })[];
}

const longestCause = 20_000;

/** Root causes that are known: by these findings are compared. */
export function comparedCodes(causes: readonly Cause[]): string[] {
  return [
    ...new Set(causes.filter(({ role, code }) => role === 'root' && code !== unknownCause).map(({ code }) => code)),
  ];
}

/**
 * What a finding says that an analysis carries: its causes, in the words of the analysis, and whether it is a repeat.
 * @throws Refusal `illegal-transition` unless the analysis is signed
 */
export function carriedBy(
  before: Finding,
  carrying: Carrying,
): Pick<Finding, 'carried' | 'cause' | 'repeated' | 'rating'> {
  const { id, key, title, status, contentVersion, signedHash, causes } = carrying.analysis;
  if (status !== 'signed' || signedHash === null)
    throw new Refusal(
      'illegal-transition',
      `${key} is ${status.replace('_', ' ')}. Only a signed analysis carries a finding: have it signed first.`,
      { currentStatus: status, path: 'analysis' },
    );
  const text = causes.map((cause) => causeText(cause, carrying.taxonomy)).join('\n');
  return {
    carried: { analysisId: id, key, title, contentVersion, contentHash: signedHash, causes },
    cause: cut(text, longestCause),
    ...repeatedBy(before, carrying),
  };
}

function causeText({ role, text, code }: Cause, taxonomy: Carrying['taxonomy']): string {
  const called = code === unknownCause ? 'not known' : `${code}: ${causeName(taxonomy, code)}`;
  return `${role === 'root' ? 'Root cause' : 'Contributing'}: ${text} (${called})`;
}

/** Whether it is a repeat, and how it is rated by that; counted from the rating that was before it was one. */
export function repeatedBy(before: Finding, { taxonomy, earlier }: Carrying): Pick<Finding, 'repeated' | 'rating'> {
  const rating = before.repeated?.raised?.from ?? before.rating;
  if (earlier.length === 0) return { repeated: null, rating };
  const { version: taxonomyVersion, repeatDays: days, repeatRaises: raises } = taxonomy;
  const codes = [...new Set(earlier.flatMap((one) => one.codes))];
  const repeated = { of: earlier.map(({ id }) => id), codes, taxonomyVersion, days, raises, raised: null };
  return ratedAsRepeat(repeated, rating);
}

/** A repeat is rated one step higher, where the policy says so and there is a higher step. */
export function ratedAsRepeat(
  repeated: Repeated | null,
  rating: Rating | null,
): { repeated: Repeated | null; rating: Rating | null } {
  const to = rating === null ? undefined : ratings[ratings.indexOf(rating) + 1];
  if (repeated === null || !repeated.raises || rating === null || to === undefined)
    return { repeated: repeated && { ...repeated, raised: null }, rating };
  return { repeated: { ...repeated, raised: { from: rating, to } }, rating: to };
}

/**
 * What an analysis carries is not written over by hand, and a repeat is not rated lower than its policy says.
 * @throws Refusal `invalid-command`
 */
export function keepCarried(
  { carried, repeated }: Finding,
  content: { cause?: string | null; rating?: Rating | null },
): void {
  if (carried !== null && content.cause !== undefined)
    throw new Refusal(
      'invalid-command',
      `Its cause is that of ${carried.key}, as it was signed. Have the analysis revised and signed, and let that carry the finding.`,
      { path: 'cause' },
    );
  const least = repeated?.raised?.to;
  if (least === undefined || !content.rating || ratings.indexOf(content.rating) >= ratings.indexOf(least)) return;
  throw new Refusal(
    'invalid-command',
    `It is a repeat, and by the policy rated one step higher: at least ${least}. An administrator changes the policy of repeats.`,
    { path: 'rating' },
  );
}

/** What the trail says of it: codes and how many came before; which, the links tell whoever sees them. */
export function saysOfCause({ carried, repeated }: Pick<Finding, 'carried' | 'repeated'>): {
  causes: { role: string; code: string }[];
  repeats: number;
} {
  const causes = (carried?.causes ?? []).map(({ role, code }) => ({ role, code }));
  return { causes, repeats: repeated?.of.length ?? 0 };
}

/** A finding that an analysis carries is linked to it, and to those of which it is a repeat. */
export function tieCarried(
  change: {
    key: string;
    actorId: string | null;
    at: number;
    current: Finding;
    effect: (effect: FindingEffect) => void;
  },
  { analysis: { id, key, title }, earlier }: Carrying,
): void {
  const to: Linked[] = [{ kind: 'analysis', id, key, title }, ...earlier.slice(0, mostRepeatLinks)];
  change.effect({
    ...{
      kind: 'links',
      to: to.map(({ kind, id: of, key: called, title: says }) => ({ kind, id: of, key: called, title: says })),
    },
    ...{ key: change.key, actorId: change.actorId ?? change.current.authorId, at: change.at },
  });
}

/** The newest ones; how many there are stands beside. */
const mostRepeatLinks = 20;
