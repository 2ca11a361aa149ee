import type { RotaOverride } from './rota.js';
import type { Instant } from '../time.js';

/**
 * For how long somebody has a layer's duty by overrides in all, as far as that is to come: those that there are, and one more.
 * What overlaps counts once.
 */
export function durationAhead(overrides: readonly RotaOverride[], more: RotaOverride, now: Instant): number {
  return timeAhead(
    [...overrides, more].filter(({ layer, personId }) => layer === more.layer && personId === more.personId),
    now,
  );
}

/** How much time to come lies in one of these, what has passed left out. */
export function timeAhead(all: readonly { from: Instant; to: Instant }[], now: Instant): number {
  const spans = all
    .filter(({ to }) => to > now)
    .map(({ from, to }) => ({ from: Math.max(from, now), to }))
    .sort((a, b) => a.from - b.from);
  let reached = now;
  return spans.reduce((sum, { from, to }) => {
    const fresh = Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
    return sum + fresh;
  }, 0);
}
