import { costOf, monthOf, worstOf } from './budget.js';
import { pauseAfter } from './run.js';

const prices = { inMicros: 2_500_000, outMicros: 10_000_000 };

test('what tokens cost is rounded up, so that a thousand small calls are not free', () => {
  expect(costOf(prices, 1_000_000, 0)).toBe(2_500_000);
  expect(costOf(prices, 1, 0)).toBe(3);
  expect(costOf(prices, 0, 0)).toBe(0);
});

test('the worst is a token for each byte, and the longest answer', () => {
  expect(worstOf(prices, 1_000, 500)).toEqual({ tokens: 1_756, micros: costOf(prices, 1_256, 500) });
});

test('a month is one of UTC', () => {
  expect(monthOf(Date.UTC(2026, 10, 30, 23, 59, 59))).toBe('2026-11');
  expect(monthOf(Date.UTC(2026, 11, 1))).toBe('2026-12');
});

test('what fails is tried again a few times, not sooner than the provider says, nor later than in a quarter of an hour', () => {
  expect(pauseAfter('busy', 1, 7_000)).toBe(7_000);
  expect(pauseAfter('busy', 1, 0)).toBe(1_000);
  expect(pauseAfter('busy', 1, 86_400_000)).toBe(900_000);
  expect(pauseAfter('busy', 6, 7_000)).toBeNull();
  expect(pauseAfter('wrong_json', 1, null)).toBe(2_000);
  expect(pauseAfter('wrong_json', 2, null)).toBeNull();
  for (const outcome of ['refused', 'cut', 'key_refused', 'not_taken', 'forbidden_address'] as const)
    expect(pauseAfter(outcome, 1, null)).toBeNull();
});
