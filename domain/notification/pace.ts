/** So many within so many ms. */
export interface Limit {
  most: number;
  withinMs: number;
}

/**
 * For how many ms the next call has to wait, so that every limit holds.
 *
 * @param recent when the last calls had been answered, epoch ms, oldest first
 */
export function waitMs(recent: readonly number[], limits: readonly Limit[], now: number): number {
  return limits.reduce((wait, { most, withinMs }) => {
    const oldest = recent.length >= most ? recent[recent.length - most] : undefined;
    return oldest === undefined ? wait : Math.max(wait, oldest + withinMs - now);
  }, 0);
}

/** What of the past the limits still need. */
export function kept(recent: readonly number[], limits: readonly Limit[]): number[] {
  return recent.slice(-Math.max(...limits.map(({ most }) => most)));
}
