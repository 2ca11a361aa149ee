import { aroundError, wilson, type Estimate } from './share.js';

/** What was answered of one item, in the order of its sides; null: not answered. */
export type Answered = readonly (string | null)[];

/**
 * A coefficient; null where it is not defined: nothing was judged by two, or all said the same (κ and α, which compare with
 * chance, have nothing to compare then).
 */
export interface Agreement {
  /** Items that were judged by two. */
  pairs: number;
  /** Items that only one has judged. */
  single: number;
  /** The share of these pairs that agree; Wilson. */
  raw: Estimate | null;
  kappa: Estimate | null;
  ac1: Estimate | null;
  alpha: Estimate | null;
  /** The share of the answer that was given most. */
  mostCommon: number | null;
}

/** How far answers agree. @param labels all that could be answered */
export function agreementOf(items: readonly Answered[], labels: readonly string[]): Agreement {
  const rows = countsOf(items, labels);
  const two = rows.filter(({ total }) => total >= 2);
  const agreed = two.filter(({ counts, total }) => counts.includes(total)).length;
  const given = labels.map((_, k) => rows.reduce((sum, { counts }) => sum + (counts[k] ?? 0), 0));
  const all = given.reduce((sum, one) => sum + one, 0);
  return {
    pairs: two.length,
    single: rows.filter(({ total }) => total === 1).length,
    raw: wilson(agreed, two.length),
    kappa: cohensKappa(items, labels),
    ac1: gwetsAc1(rows, labels.length),
    alpha: krippendorffsAlpha(two, labels.length),
    mostCommon: all === 0 ? null : Math.max(...given) / all,
  };
}

interface Row {
  /** How often each label was given. */
  counts: number[];
  total: number;
}

function countsOf(items: readonly Answered[], labels: readonly string[]): Row[] {
  return items.flatMap((answers) => {
    const counts = labels.map((label) => answers.filter((answer) => answer === label).length);
    const total = counts.reduce((sum, one) => sum + one, 0);
    return total === 0 ? [] : [{ counts, total }];
  });
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/**
 * Cohen's κ between the first and the second side, with the large-sample standard error of Fleiss, Cohen and Everitt (1969). Held
 * against statsmodels 0.15, `cohens_kappa`.
 */
function cohensKappa(items: readonly Answered[], labels: readonly string[]): Estimate | null {
  const place = new Map(labels.map((label, index) => [label, index]));
  const pairs = items.flatMap(([a, b]): [number, number][] => {
    const [first, second] = [place.get(a ?? ''), place.get(b ?? '')];
    return first === undefined || second === undefined ? [] : [[first, second]];
  });
  const n = pairs.length;
  if (n === 0) return null;
  const cell = labels.map(() => labels.map(() => 0));
  for (const [first, second] of pairs) (cell[first] ?? [])[second] = (cell[first]?.[second] ?? 0) + 1 / n;
  const at = (i: number, j: number): number => cell[i]?.[j] ?? 0;
  const row = labels.map((_, i) => sum(labels.map((__, j) => at(i, j))));
  const column = labels.map((_, j) => sum(labels.map((__, i) => at(i, j))));
  const of = (margin: readonly number[], k: number): number => margin[k] ?? 0;
  const observed = sum(labels.map((_, k) => at(k, k)));
  const chance = sum(labels.map((_, k) => of(row, k) * of(column, k)));
  if (chance > 1 - 1e-12) return null;
  const kappa = (observed - chance) / (1 - chance);
  const agreeing = sum(labels.map((_, k) => at(k, k) * (1 - (of(row, k) + of(column, k)) * (1 - kappa)) ** 2));
  const differing = sum(
    labels.flatMap((_, i) => labels.map((__, j) => (i === j ? 0 : at(i, j) * (of(column, i) + of(row, j)) ** 2))),
  );
  const rest = (kappa - chance * (1 - kappa)) ** 2;
  const variance = (agreeing + (1 - kappa) ** 2 * differing - rest) / (n * (1 - chance) ** 2);
  return aroundError(kappa, Math.sqrt(Math.max(0, variance)));
}

/**
 * Gwet's AC1, missing answers allowed, with the linearised variance of Gwet (K. L. Gwet, Computing inter-rater reliability and its variance
 * in the presence of high agreement, 2008). Held against irrCAC 0.4, `CAC.gwet`. Not defined where there is one label.
 */
function gwetsAc1(rows: readonly Row[], labels: number): Estimate | null {
  const n = rows.length;
  const two = rows.filter(({ total }) => total >= 2).length;
  if (two === 0 || labels < 2) return null;
  const share = Array.from({ length: labels }, (_, k) => sum(rows.map((r) => (r.counts[k] ?? 0) / r.total)) / n);
  const chance = sum(share.map((p) => p * (1 - p))) / (labels - 1);
  const observed = rows.map(agreeingShare);
  const ac1 = (sum(observed) / two - chance) / (1 - chance);
  if (n < 2) return aroundError(ac1, 0);
  const parts = rows.map(({ counts, total }, index) => {
    const own = total >= 2 ? ((n / two) * ((observed[index] ?? 0) - chance)) / (1 - chance) : 0;
    const byChance = sum(counts.map((count, k) => count * (1 - (share[k] ?? 0)))) / total / (labels - 1);
    return own - (2 * (1 - ac1) * (byChance - chance)) / (1 - chance);
  });
  return aroundError(ac1, spread(parts, ac1));
}

function agreeingShare({ counts, total }: Row): number {
  return total < 2 ? 0 : sum(counts.map((count) => count * (count - 1))) / (total * (total - 1));
}

/**
 * Krippendorff's α for nominal data, missing answers allowed: items with one answer are left out (K. Krippendorff, Computing
 * Krippendorff's Alpha-Reliability, 2011). Its standard error is Gwet's linearisation. Held against krippendorff 0.9, and irrCAC
 * 0.4, `CAC.krippendorff`.
 *
 * @param rows those with two answers and more
 */
function krippendorffsAlpha(rows: readonly Row[], labels: number): Estimate | null {
  const n = rows.length;
  if (n === 0) return null;
  const values = sum(rows.map(({ total }) => total));
  const mean = values / n;
  const share = Array.from({ length: labels }, (_, k) => sum(rows.map((r) => r.counts[k] ?? 0)) / values);
  const chance = sum(share.map((p) => p * p));
  if (chance > 1 - 1e-12) return null;
  const own = rows.map(({ counts, total }) => sum(counts.map((count) => count * (count - 1))) / (mean * (total - 1)));
  const observed = sum(own) / n;
  const alpha = ((1 - 1 / values) * observed + 1 / values - chance) / (1 - chance);
  if (n < 2) return aroundError(alpha, 0);
  const plain = (observed - chance) / (1 - chance);
  const parts = rows.map(({ counts, total }, index) => {
    const more = (total - mean) / mean;
    const part = ((own[index] ?? 0) - observed * more - chance) / (1 - chance);
    const byChance = sum(counts.map((count, k) => count * (share[k] ?? 0))) / mean - chance * more;
    return part - (2 * (1 - plain) * (byChance - chance)) / (1 - chance);
  });
  return aroundError(alpha, spread(parts, plain));
}

/** The standard error of a mean of parts around its value. */
function spread(parts: readonly number[], value: number): number {
  return Math.sqrt(sum(parts.map((part) => (part - value) ** 2)) / (parts.length * (parts.length - 1)));
}
