import type { Instant } from '../time.js';

/**
 * How far another clock is ahead of ours: it was read somewhere between these two instants of ours. `ms` is from the middle, and
 * `within` how far the truth may be from that.
 */
export function boundsOf(before: Instant, theirs: Instant, after: Instant): { ms: number; within: number } {
  return { ms: theirs - (before + after) / 2, within: (after - before) / 2 };
}
