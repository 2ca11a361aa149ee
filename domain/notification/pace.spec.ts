import fc from 'fast-check';
import { kept, waitMs, type Limit } from './pace.js';

const lark: Limit[] = [
  { most: 5, withinMs: 1_000 },
  { most: 100, withinMs: 60_000 },
];

test('five go at once, the sixth waits for the rest of the second, the 101st for the rest of the minute', () => {
  expect(waitMs([], lark, 0)).toBe(0);
  expect(waitMs([0, 1, 2, 3], lark, 10)).toBe(0);
  expect(waitMs([0, 1, 2, 3, 4], lark, 10)).toBe(990);
  const hundred = Array.from({ length: 100 }, (_, n) => n * 250);
  expect(waitMs(hundred, lark, 30_000)).toBe(30_000);
});

test('whoever waits as told never breaks a limit, however long calls take', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 150 }), (durations) => {
      let now = 0;
      let recent: number[] = [];
      const calls: number[] = [];
      for (const ms of durations) {
        now += waitMs(recent, lark, now);
        calls.push(now);
        now += ms;
        recent = kept([...recent, now], lark);
      }
      for (const { most, withinMs } of lark)
        for (let n = most; n < calls.length; n += 1)
          expect(calls[n]! - calls[n - most]!).toBeGreaterThanOrEqual(withinMs);
    }),
  );
});
