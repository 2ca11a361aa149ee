import { lowerBound, upperBound, isWithin } from './bound.js';
import type { LicencePlan } from './licence.js';
import type { Stratum } from './plan.js';

/** Whether its command should be done to a record, as people have said blind; null: nobody has, or somebody who may not. */
export interface Label {
  stratum: string;
  matched: boolean;
  should: boolean | null;
}

/** What the labels of a stratum have come to. */
export interface StratumVerdict {
  name: string;
  /** Matches that were labelled, and how many of them should not be done, or were not labelled. */
  labels: number;
  errors: number;
  /** Of these, those that nobody labelled. */
  missing: number;
  /** The share of errors is not above this. */
  bound: number;
  /** Of those that it did not match: how many were labelled, and how many should be done. */
  unmatchedLabels: number;
  missed: number;
  licensed: boolean;
}

export interface Verdict {
  strata: StratumVerdict[];
}

/**
 * What labels come to, by stratum. A match that was not labelled counts as an error: a round that is closed early makes nothing easier.
 * A stratum of which nothing was drawn is not licensed.
 */
export function verdictOf(strata: readonly Stratum[], labels: readonly Label[], plan: LicencePlan): Verdict {
  return {
    strata: strata.map(({ name, drawn }) => {
      const of = labels.filter(({ stratum }) => stratum === name);
      const matches = of.filter(({ matched }) => matched);
      const others = of.filter(({ matched, should }) => !matched && should !== null);
      const errors = matches.filter(({ should }) => should !== true).length + Math.max(0, drawn - matches.length);
      return {
        ...{ name, labels: drawn, errors },
        missing: matches.filter(({ should }) => should === null).length + Math.max(0, drawn - matches.length),
        bound: upperBound(errors, drawn),
        ...{ unmatchedLabels: others.length, missed: others.filter(({ should }) => should === true).length },
        licensed: drawn >= plan.labels && isWithin(errors, drawn, plan.allowed),
      };
    }),
  };
}

export function licensedStrata({ strata }: Verdict): string[] {
  return strata.filter(({ licensed }) => licensed).map(({ name }) => name);
}

/** A share with where it surely lies, both ends at 97.5 %. */
export interface Bounded {
  value: number;
  low: number;
  high: number;
}

const half = 0.975;

function bounded(hits: number, n: number): Bounded | null {
  return n === 0 ? null : { value: hits / n, low: lowerBound(hits, n, half), high: upperBound(hits, n, half) };
}

/** How good a version is, by the labels of one stratum. */
export interface Quality {
  name: string;
  precision: Bounded | null;
  recall: Bounded | null;
  agreement: number | null;
  baseRate: number | null;
}

/**
 * Precision is the share of labelled matches that should be done. Recall counts each label for as many records as it stands for: of M
 * matches and U others, M·p ÷ (M·p + U·f), with f the share of the others that should be done; its interval takes both at their
 * worst, each end at 97.5 %, which is 95 % for the two together. Agreement is how often rule and people say the same of all M + U; the base rate
 * is how often they would if the rule always said what is said most.
 */
export function qualityOf(strata: readonly Stratum[], { strata: found }: Verdict): Quality[] {
  return found.map(({ name, labels, errors, unmatchedLabels, missed }) => {
    const { matched = 0, unmatched = 0 } = strata.find((one) => one.name === name) ?? {};
    const precision = bounded(labels - errors, labels);
    const others = unmatched === 0 ? { value: 0, low: 0, high: 0 } : bounded(missed, unmatchedLabels);
    if (precision === null || others === null)
      return { name, precision, recall: null, agreement: null, baseRate: null };
    const share = (p: number, f: number): number => {
      const [found, lost] = [matched * p, unmatched * f];
      return found + lost === 0 ? 1 : found / (found + lost);
    };
    const should = (matched * precision.value + unmatched * others.value) / (matched + unmatched);
    return {
      ...{ name, precision },
      recall: {
        value: share(precision.value, others.value),
        low: share(precision.low, others.high),
        high: share(precision.high, others.low),
      },
      agreement: (matched * precision.value + unmatched * (1 - others.value)) / (matched + unmatched),
      baseRate: Math.max(should, 1 - should),
    };
  });
}
