const steps = [1, 2, 5, 10, 15, 30, 60, 90, 180, 365, 730, 1825];

/** How long the line is, in days, and where it is marked: with room beyond the last step. @param held as long as before */
export function scaleOf(days: readonly number[], held: number | null): { longest: number; ticks: number[] } {
  const wanted = held ?? Math.max(4, Math.max(0, ...days) * 1.25);
  const step = steps.find((each) => wanted / each <= 5) ?? Math.ceil(wanted / 5);
  const longest = held ?? Math.ceil(wanted / step) * step;
  return { longest, ticks: Array.from({ length: Math.floor(longest / step) + 1 }, (_, n) => n * step) };
}

/** Where it is drawn, in percent from the left. */
export function shareOf(days: number, longest: number, side: 'before' | 'after'): number {
  const share = Math.min(100, (days / longest) * 100);
  return side === 'after' ? share : 100 - share;
}
