import { Refusal } from '../refusal.js';
import { canonicalJson } from '../sign-off/content-hash.js';
import { cut } from '../text/cut.js';

/** Facts of a record, by their names. */
export type Facts = Readonly<Record<string, unknown>>;

/** A fact that a proposal was made on, as it was. */
export interface Held {
  field: string;
  value: unknown;
}

/** A fact that a command changes. */
export interface Changed {
  field: string;
  before: unknown;
  after: unknown;
}

/** One that is not as it was. */
export interface Fallen {
  field: string;
  was: unknown;
  is: unknown;
}

/**
 * What the engine keeps for itself: versions, where the ladder stands, and who has ever had a part. It moves with whatever is
 * done to a record, and nobody proposes anything because of it.
 */
const bookkeeping = new Set([
  ...['id', 'number', 'version', 'workflowVersion', 'cycle', 'plannedFrom', 'createdAt', 'updatedAt', 'contentHash'],
  ...['breachedAt', 'ladderFrom', 'ladderLevel', 'ladderAdvance', 'ladderFloor', 'ladderRun', 'pausedMs'],
  ...['pausedWorkingMs', 'acknowledgedAt', 'acknowledgedUntil', 'revision', 'heldAtWorkingMs'],
  ...['authors', 'owners', 'operators', 'testers', 'contributors', 'owned'],
]);

export const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** The facts of a record that a premise can be about. A date that was said is meant by the instant at which it is over. */
export function factNames(facts: Facts): string[] {
  return Object.keys(facts).filter((field) => !bookkeeping.has(field) && !(`${field}At` in facts));
}

/** What a command changes of the facts that people know of. */
export function differenceOf(before: Facts, after: Facts): Changed[] {
  return factNames({ ...before, ...after })
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}

/**
 * What a proposal is made on: the facts that are named, or those that its command changes; and the state of the record.
 *
 * @throws Refusal `invalid-command` where it names a fact that the record has not
 */
export function premiseOf(facts: Facts, difference: readonly Changed[], named: readonly string[] | undefined): Held[] {
  const known = factNames(facts);
  const unknown = named?.find((field) => !known.includes(field));
  if (unknown !== undefined)
    throw new Refusal('invalid-command', `The record has no fact "${unknown}". Name some of: ${known.join(', ')}.`, {
      path: 'premise',
    });
  const fields = new Set([...(named ?? difference.map(({ field }) => field)), 'status']);
  return [...fields].map((field) => ({ field, value: facts[field] ?? null }));
}

/** Which facts of a premise are not as they were. What else has changed says nothing against it. */
export function fallenOf(premise: readonly Held[], facts: Facts): Fallen[] {
  return premise
    .filter(({ field, value }) => !same(value, facts[field]))
    .map(({ field, value }) => ({ field, was: value, is: facts[field] ?? null }));
}

/** What is said where facts fell: each with what it was and what it is. @param names of people by their ids */
export function premiseFell(fallen: readonly Fallen[], names: Readonly<Record<string, string>> = {}): Refusal {
  const spoken = fallen.map(({ field, was, is }) => ({ field, was: inWords(was, names), is: inWords(is, names) }));
  const said = spoken.map(({ field, was, is }) => `${field} was ${was} and is ${is}`).join('; ');
  return new Refusal(
    'premise-fell',
    `It was proposed on facts that no longer hold: ${said}. Propose it anew, on the facts as they are.`,
    { fallen: spoken },
  );
}

/** So much of a fact is shown beside another. */
const longest = 200;

/** A fact as people read it: an instant as one, a text as it stands. */
export function inWords(value: unknown, names: Readonly<Record<string, string>> = {}): string {
  if (value === null || value === undefined) return 'nothing';
  const text =
    typeof value === 'string'
      ? (names[value] ?? value)
      : isInstant(value)
        ? new Date(value).toISOString()
        : canonicalJson(value);
  return text === '' ? 'nothing' : cut(text, longest);
}

/** Of our facts, only instants are so great: from 1990 to 2200, in ms. */
function isInstant(value: unknown): value is number {
  return typeof value === 'number' && value > 631_152_000_000 && value < 7_258_118_400_000;
}
