import { isSame } from '../text/folded.js';
import type { Alike } from './likeness.js';

/** So many are shown; and what is less alike than this is none of them. */
const mostShown = 10;
const leastAlike = 0.08;
/** How much more one counts that is of the same domain, or of the same market. */
const samePlace = 0.1;

interface Placed {
  id: string;
  domain: string | null;
  markets: readonly string[];
}

/**
 * Those that are alike, the most alike first; of the same domain or market a little before others. Those that are as alike, to
 * three digits, stand as their ids do: in which order they were found hangs on what the database knew of all texts.
 */
export function mostAlike<T extends Placed>(
  found: readonly T[],
  alike: readonly Alike[],
  at: { domain: string | null; market: string | null },
): { of: T; score: number; words: string[] }[] {
  const here = (of: T): number =>
    (at.domain !== null && of.domain !== null && isSame(at.domain, of.domain) ? samePlace : 0) +
    (of.markets.some((market) => at.market !== null && isSame(market, at.market)) ? samePlace : 0);
  return found
    .flatMap((of, index) => {
      const { score, words } = alike[index] ?? { score: 0, words: [] };
      const said = Math.round(1000 * Math.min(1, score * (1 + here(of)))) / 1000;
      return score < leastAlike ? [] : [{ of, words, score: said }];
    })
    .sort((one, other) => other.score - one.score || (one.of.id < other.of.id ? -1 : 1))
    .slice(0, mostShown);
}
