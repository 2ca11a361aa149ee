import type { Instant } from '../time.js';
import { endOfPeriod, formerPeriod, nextPeriod, periodOf, type Cadence } from './period.js';

/** A time during which something was brought about; with one day only, it was there from then on. */
export interface Around {
  from: string;
  to: string;
}

/**
 * The periods that were over before something began, and those that began after it and are over by now, the nearest of each side and
 * the oldest first. Of those in between it cannot be said which side they are of.
 *
 * @param most of each side
 */
export function periodsAround(
  { from, to }: Around,
  { cadence, zone, most, now }: { cadence: Cadence; zone: string; most: number; now: Instant },
): { before: string[]; after: string[] } {
  const before: string[] = [];
  for (let period = periodOf(from, cadence); before.length < most;) {
    period = formerPeriod(period, cadence);
    before.unshift(period);
  }
  const after: string[] = [];
  const first = periodOf(to, cadence);
  let period = first === to ? first : nextPeriod(first, cadence);
  while (after.length < most && endOfPeriod(period, cadence, zone) <= now) {
    after.push(period);
    period = nextPeriod(period, cadence);
  }
  return { before, after };
}
