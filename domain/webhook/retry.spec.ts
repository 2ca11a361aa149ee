import fc from 'fast-check';
import { longestAskedMs } from '../notification/pauses.js';
import { givenUpAfterHours, nextOfferMs, silenceHours } from './retry.js';

const hour = 3_600_000;

/** When an event is offered, in ms after the first time, by a receiver that always asks for the same. */
function offers(askedMs: number | null): number[] {
  const at = [0];
  for (let attempts = 1; ; attempts += 1) {
    const last = at.at(-1) ?? 0;
    const pause = nextOfferMs(attempts, last, askedMs);
    if (pause === null) return at;
    at.push(last + pause);
  }
}

test('an event is offered for two days, more and more rarely, and the last time at their end', () => {
  const at = offers(null);
  expect(at.slice(0, 4)).toEqual([0, 5_000, 35_000, 155_000]);
  expect(at.at(-1)).toBe(givenUpAfterHours * hour);
  expect(at.length).toBeLessThan(20);
});

test('whatever a receiver asks for: no pause is shorter than ours, none longer than a day or than silence', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e15, noNaN: true }), (asked) => {
      const [ours, theirs] = [offers(null), offers(asked)];
      expect(theirs.length).toBeLessThanOrEqual(ours.length);
      for (const [index, at] of theirs.entries()) {
        const pause = at - (theirs[index - 1] ?? at);
        expect(pause).toBeLessThanOrEqual(longestAskedMs);
        expect(pause).toBeLessThan(silenceHours * hour);
        if (index < 9) expect(at).toBeGreaterThanOrEqual(ours[index] ?? 0);
      }
      expect(theirs.at(-1)).toBeGreaterThanOrEqual(givenUpAfterHours * hour);
    }),
  );
});
