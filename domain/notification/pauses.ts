/** However long a receiver asks to be left alone: a day, and then it is asked again. */
export const longestAskedMs = 86_400_000;

/**
 * The pause before the next attempt. The receiver may lengthen ours, up to a day; it never shortens it, so that a
 * `Retry-After` of nothing does not spend all attempts at once.
 *
 * @param askedMs what the receiver asked for; null: nothing
 */
export function pauseMs(ours: number, askedMs: number | null): number {
  return Math.max(ours, Math.min(longestAskedMs, askedMs ?? 0));
}

const shortestMs = 2_000;

/** Three times as long after each attempt, up to a limit: 2 s, 6 s, 18 s, … @param attempts from 1 */
export function growingPauseMs(attempts: number, longestMs: number): number {
  return Math.min(longestMs, shortestMs * 3 ** Math.min(20, Math.max(0, attempts - 1)));
}
