/** What causes are counted by. */
export const paretoBy = ['cause', 'stage', 'domain', 'market', 'month'] as const;
export type ParetoBy = (typeof paretoBy)[number];

/** More are counted together. */
export const mostBars = 50;

export interface Counted {
  /** Null: it is not said, of stages, domains and markets. */
  key: string | null;
  count: number;
}

export interface Bar extends Counted {
  /** Of all, from 0 to 1. */
  share: number;
  /** The same with all those before it. */
  cumulative: number;
}

export interface Pareto {
  total: number;
  bars: Bar[];
  /** How many stand behind the bars that are shown. */
  others: number;
}

/**
 * The bars of a Pareto chart: the largest first, of the same size by name; months as they came. `total` counts what is counted,
 * which by market is a cause once for each market that its analysis names.
 */
export function paretoOf(counted: readonly Counted[], by: ParetoBy): Pareto {
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const name = ({ key }: Counted): string => key ?? '\uFFFF';
  const byName = (a: Counted, b: Counted): number => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0);
  const sorted = counted.toSorted(by === 'month' ? byName : (a, b) => b.count - a.count || byName(a, b));
  const shown = by === 'month' ? sorted.slice(-mostBars) : sorted.slice(0, mostBars);
  let before = 0;
  const bars = shown.map(({ key, count }) => {
    before += count;
    return { key, count, share: count / total, cumulative: before / total };
  });
  return { total, bars, others: total - before };
}
