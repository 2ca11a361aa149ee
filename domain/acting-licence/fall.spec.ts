import { contradictionOf, driftOf, surpriseOf, weeksOf } from './fall.js';

// scipy 1.17.1 (PyPI): twice the smaller of `hypergeom.cdf(m, M, K, N)` and `hypergeom.sf(m - 1, M, K, N)`.
test.each([
  [100, 1000, 30, 100, 3.76010491557e-7],
  [100, 1000, 10, 100, 1],
  [50, 400, 0, 60, 0.00119672769333],
  [20, 50, 45, 60, 0.000390523025483],
  [5, 5000, 12, 300, 8.3824908451e-12],
])('%i of %i before and %i of %i in a week are as surprising as by scipy', (m0, n0, m, n, chance) => {
  const found = surpriseOf({ matched: m0, asked: n0 }, { matched: m, asked: n });
  expect(found / chance).toBeCloseTo(1, 7);
});

test('a rule that matches as often as ever falls in 5 % of licences at most, however many weeks they hold', () => {
  const before = { asked: 2_000, matched: 200 };
  const weeks = weeksOf(Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1));
  expect(weeks).toBe(26);
  // The chance that one week of 100 events at the same rate is called another, summed over all that may happen.
  let chance = 0.9 ** 100;
  let alarms = 0;
  for (let matched = 0; matched <= 100; matched++) {
    if (driftOf(before, { asked: 100, matched }, weeks) !== null) alarms += chance;
    chance = (chance * (100 - matched) * 0.1) / ((matched + 1) * 0.9);
  }
  expect(alarms * weeks).toBeLessThan(0.1);
  expect(driftOf(before, { asked: 100, matched: 40 }, weeks)).toContain('40 of 100 (40.0 %), and 200 of 2000 (10.0 %)');
  expect(driftOf(before, { asked: 0, matched: 0 }, weeks)).toBeNull();
  expect(driftOf({ asked: 0, matched: 0 }, { asked: 9, matched: 9 }, weeks)).toBeNull();
});

test('people contradict it too often where that is sure', () => {
  const plan = { allowed: 0.05 };
  for (const [approved, rejected] of [
    [0, 0],
    [0, 1],
    [9, 1],
    [40, 2],
  ] as const)
    expect(contradictionOf({ approved, changed: 0, rejected }, plan)).toBeNull();
  expect(contradictionOf({ approved: 3, changed: 0, rejected: 2 }, plan)).toContain('rejected 2 of 5');
  // What they approve otherwise than the rule would have done it speaks against it as well.
  expect(contradictionOf({ approved: 3, changed: 1, rejected: 1 }, plan)).toContain('rejected or changed 2 of 5');
  expect(contradictionOf({ approved: 3, changed: 2, rejected: 0 }, plan)).toContain('rejected or changed 2 of 5');
});
