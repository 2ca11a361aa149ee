import { agreementOf, type Agreement, type Answered } from '../agreement/agreement.js';
import { clopperPearson, weighted, wilson, type Estimate } from '../agreement/share.js';
import { whichToTrust } from '../agreement/trust.js';
import type { Stratum } from '../sample/draw.js';
import type { Answer } from './asked.js';
import type { DecisionLabel } from './round.js';

/** An answer that was given, and by whom. */
export interface Given extends Answer {
  personId: string;
}

/** An item with all that was answered of it. */
export interface JudgedItem {
  key: string;
  place: number;
  title: string;
  link: string | null;
  stratum: string | null;
  site: string | null;
  language: string | null;
  market: string | null;
  /** As the list has it. */
  policyLine: string | null;
  /** How many of the list it stands for. */
  weight: number;
  /** The answer that is known of it; null: it is not of the golden set. */
  golden: string | null;
  /** By side. */
  answers: (Given | null)[];
  adjudication: Given | null;
}

/** What is said of all items, or of some that have something in common. */
export interface Part {
  items: number;
  answers: number;
  agreement: Agreement;
  trust: string[];
  /** The share of violations, each item counted for as many as it stands for. */
  prevalence: Estimate | null;
  /** Against the golden set. */
  golden: { right: number; answered: number; accuracy: Estimate | null };
}

export const dimensions = ['reviewer', 'site', 'language', 'market', 'policyLine', 'stratum'] as const;
export type Dimension = (typeof dimensions)[number];

export interface LineFault {
  line: string;
  /** Items judged by two in which the line was named, by the list or by an answer. */
  items: number;
  /** Of these, the answers differ; or both found a violation, and by different lines. */
  differing: number;
  share: Estimate | null;
}

export interface Results {
  all: Part & { weighted: Estimate | null };
  parts: ({ by: Dimension; name: string } & Part)[];
  disagreements: JudgedItem[];
  /** Those that reviewers differ on most surely first: by the lower end of the interval. */
  lines: LineFault[];
}

/** Values of one dimension that are told of; the others are too many to tell. */
export const mostParts = 300;

interface Asked {
  labels: readonly DecisionLabel[];
  strata: readonly Stratum[];
}

/** What was decided of an item in the end; null: not yet. */
export function finalOf({ answers, adjudication }: JudgedItem): string | null {
  if (adjudication !== null) return adjudication.decision;
  const [first] = answers;
  if (!first || answers.some((one) => one?.decision !== first.decision)) return null;
  return first.decision;
}

/** Two answers, or more, that are not the same. */
export function differ({ answers }: Pick<JudgedItem, 'answers'>): boolean {
  const given = answers.flatMap((one) => (one === null ? [] : [one.decision]));
  return new Set(given).size > 1;
}

/** All that a round tells. The golden set is no part of agreement and prevalence: nobody drew it by chance. */
export function resultsOf(items: readonly JudgedItem[], asked: Asked): Results {
  const drawn = items.filter(({ golden }) => golden === null);
  return {
    all: { ...partOf(items, asked), weighted: weighted(countedByStratum(drawn, asked)) },
    parts: dimensions.flatMap((by) =>
      [...partsBy(items, by)].slice(0, mostParts).map(([name, some]) => ({
        ...{ by, name },
        ...partOf(some, asked, by === 'reviewer' ? name : null),
      })),
    ),
    disagreements: drawn.filter(differ),
    lines: linesOf(drawn, asked),
  };
}

/**
 * How far reviewers agree on items; the golden set is not among them.
 *
 * @param reviewerId of one reviewer alone: their answer against that of the other
 */
export function agreementAmong(
  items: readonly JudgedItem[],
  { labels }: Pick<Asked, 'labels'>,
  reviewerId: string | null = null,
): Agreement {
  return agreementOf(
    items.flatMap((item) => (item.golden === null ? [sidesOf(item, reviewerId)] : [])),
    labels.map(({ value }) => value),
  );
}

/** @param reviewerId of one reviewer alone: their answer against that of the other */
function partOf(items: readonly JudgedItem[], asked: Asked, reviewerId: string | null = null): Part {
  const drawn = items.filter(({ golden }) => golden === null);
  const agreement = agreementAmong(items, asked, reviewerId);
  const golden = items.flatMap(({ golden: known, answers }) =>
    known === null ? [] : answers.flatMap((one) => (isTheirs(one, reviewerId) ? [one.decision === known] : [])),
  );
  const right = golden.filter(Boolean).length;
  return {
    items: items.length,
    answers: items.reduce((sum, { answers }) => sum + answers.filter((one) => isTheirs(one, reviewerId)).length, 0),
    agreement,
    trust: whichToTrust(agreement),
    prevalence: prevalenceOf(drawn, asked),
    golden: { right, answered: golden.length, accuracy: clopperPearson(right, golden.length) },
  };
}

function isTheirs(answer: Given | null, reviewerId: string | null): answer is Given {
  return answer !== null && (reviewerId === null || answer.personId === reviewerId);
}

function sidesOf({ answers }: JudgedItem, reviewerId: string | null): Answered {
  const theirsFirst = [...answers].sort(
    (a, b) => Number(b?.personId === reviewerId) - Number(a?.personId === reviewerId),
  );
  return theirsFirst.map((one) => one?.decision ?? null);
}

function isViolation({ labels }: Asked, decision: string): boolean {
  return labels.find(({ value }) => value === decision)?.violation ?? false;
}

/** Weighted, with Wilson's interval for Kish's effective sample size, (Σw)² ÷ Σw². */
function prevalenceOf(drawn: readonly JudgedItem[], asked: Asked): Estimate | null {
  let [hits, all, squares] = [0, 0, 0];
  for (const item of drawn) {
    const decision = finalOf(item);
    if (decision === null) continue;
    all += item.weight;
    squares += item.weight ** 2;
    if (isViolation(asked, decision)) hits += item.weight;
  }
  if (all === 0) return null;
  const worth = (all * all) / squares;
  return wilson(hits === all ? worth : (hits / all) * worth, worth);
}

function countedByStratum(drawn: readonly JudgedItem[], asked: Asked) {
  const [only] = asked.strata;
  const byStratum = Map.groupBy(drawn, ({ stratum }) => (asked.strata.length === 1 ? only?.name : (stratum ?? '')));
  return asked.strata.map(({ name, population }) => {
    const decided = (byStratum.get(name) ?? []).flatMap((item) => finalOf(item) ?? []);
    return { population, judged: decided.length, hits: decided.filter((one) => isViolation(asked, one)).length };
  });
}

function partsBy(items: readonly JudgedItem[], by: Dimension): Map<string, JudgedItem[]> {
  const parts = new Map<string, JudgedItem[]>();
  for (const item of items)
    for (const name of namesIn(item, by)) {
      const some = parts.get(name);
      if (some) some.push(item);
      else parts.set(name, [item]);
    }
  return parts;
}

function namesIn(item: JudgedItem, by: Dimension): string[] {
  if (by === 'reviewer') return [...new Set(item.answers.flatMap((one) => one?.personId ?? []))];
  const name = item[by];
  return name === null ? [] : [name];
}

function linesOf(drawn: readonly JudgedItem[], asked: Asked): LineFault[] {
  const counted = new Map<string, { items: number; differing: number }>();
  for (const item of drawn) {
    const given = item.answers.filter((one) => one !== null);
    if (given.length < 2) continue;
    const found = given.filter(({ decision }) => isViolation(asked, decision)).map(({ policyLine }) => policyLine);
    const apart = differ(item) || new Set(found).size > 1;
    for (const line of new Set([item.policyLine, ...given.map(({ policyLine }) => policyLine)])) {
      if (line === null) continue;
      const before = counted.get(line) ?? { items: 0, differing: 0 };
      counted.set(line, { items: before.items + 1, differing: before.differing + (apart ? 1 : 0) });
    }
  }
  return [...counted]
    .map(([line, { items, differing }]) => ({ line, items, differing, share: wilson(differing, items) }))
    .sort((a, b) => (b.share?.low ?? 0) - (a.share?.low ?? 0) || b.differing - a.differing)
    .slice(0, mostParts);
}
