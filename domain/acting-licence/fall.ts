import { logGamma } from '../agreement/distributions.js';
import { isSurelyAbove } from './bound.js';
import type { LicencePlan } from './licence.js';

/** The chance that a licence whose rule matches as often as ever falls for its hit rate, over all the weeks that it holds. */
export const falseAlarms = 0.05;

const weekMs = 7 * 86_400_000;

/** How often a rule was asked, and matched. */
export interface Rate {
  asked: number;
  matched: number;
}

/** How many weeks of a licence are looked at. */
export function weeksOf(from: number, endsAt: number): number {
  return Math.max(1, Math.ceil((endsAt - from) / weekMs));
}

/**
 * How surprising the matches of a week are, if the rule matches as often as in the period that was labelled: Fisher's exact test on
 * the two (R. A. Fisher, 1935), twice the smaller tail. It asks nothing of how many there are.
 */
export function surpriseOf(before: Rate, week: Rate): number {
  const hits = before.matched + week.matched;
  const all = before.asked + week.asked;
  const least = Math.max(0, hits - before.asked);
  const most = Math.min(week.asked, hits);
  const whole = logChoose(all, week.asked);
  let [lower, upper] = [0, 0];
  for (let k = least; k <= most; k++) {
    const chance = Math.exp(logChoose(hits, k) + logChoose(all - hits, week.asked - k) - whole);
    if (k <= week.matched) lower += chance;
    if (k >= week.matched) upper += chance;
  }
  return Math.min(1, 2 * Math.min(lower, upper));
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/**
 * Why the hit rate of a week is not that of the period; null: it may be. Each week is tested at 5 % divided by the number of weeks
 * that the licence holds (C. E. Bonferroni), so that all of them together are wrong in 5 % at most.
 */
export function driftOf(before: Rate, week: Rate, weeks: number): string | null {
  if (before.asked === 0 || week.asked === 0) return null;
  const chance = surpriseOf(before, week);
  if (chance >= falseAlarms / weeks) return null;
  const percent = ({ matched, asked }: Rate): string =>
    `${matched} of ${asked} (${((100 * matched) / asked).toFixed(1)} %)`;
  return `Its hit rate is another: within a week it matched ${percent(week)}, and ${percent(before)} in the period that was labelled`;
}

/** What people have decided on the share that goes to them anyway. */
export interface HeldDecisions {
  /** As it was. */
  approved: number;
  /** Approved with more changes than of a word or two (`littleChange`): the rule would have done it otherwise. */
  changed: number;
  rejected: number;
}

/** Why people contradict it too often; null: they do not, or it is not sure. */
export function contradictionOf(
  { approved, changed, rejected }: HeldDecisions,
  { allowed }: Pick<LicencePlan, 'allowed'>,
): string | null {
  const against = changed + rejected;
  const n = approved + against;
  if (!isSurelyAbove(against, n, allowed)) return null;
  return `People rejected${changed > 0 ? ' or changed' : ''} ${against} of ${n} that it would have done and that went to them, surely more than the ${percentOf(allowed)} that it may be wrong`;
}

export function percentOf(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
