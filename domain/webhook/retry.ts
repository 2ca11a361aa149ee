import { longestAskedMs, pauseMs } from '../notification/pauses.js';

/** Seconds until the next attempt, after the first, the second…; the last holds for all that follow. */
const pauses = [5, 30, 120, 600, 1_800, 7_200, 18_000, 36_000];

const hourMs = 3_600_000;

/**
 * For so long an event is offered to an endpoint, and an endpoint that took nothing for so long is switched off. It is
 * one number: were the first shorter, everything would be given up before anybody is told that nothing is taken.
 */
export const givenUpAfterHours = 48;

/**
 * Longer than any pause between two attempts. An endpoint that nobody has tried for so long has not failed meanwhile:
 * what it answered before does not count any more.
 */
export const silenceHours = longestAskedMs / hourMs + 1;

/** An owner hears of events that were given up while others were taken, once in so many hours. */
export const tellOfGivenUpEveryHours = 24;

/**
 * How long until an event is offered again; null: it is given up. The last attempt falls on the end of the time for which
 * it is offered.
 *
 * @param attempts how many there were, this one included
 * @param offeredForMs since when, in ms, it has been offered
 * @param askedMs what the receiver asked for
 */
export function nextOfferMs(attempts: number, offeredForMs: number, askedMs: number | null): number | null {
  const left = givenUpAfterHours * hourMs - offeredForMs;
  if (left <= 0) return null;
  const ours = (pauses[Math.min(attempts, pauses.length) - 1] ?? 5) * 1_000;
  return pauseMs(Math.min(ours, left), askedMs);
}
