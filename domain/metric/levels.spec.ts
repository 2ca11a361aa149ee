import { controlChart } from './control-chart.js';
import { levelChanges } from './levels.js';

/** So that another implementation can draw the same: a linear congruential generator, and sums of twelve. */
function noiseOf(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  return () => Array.from({ length: 12 }, uniform).reduce((sum, one) => sum + one, 0) - 6;
}

function series(seed: number, levels: [count: number, level: number][]): number[] {
  const noise = noiseOf(seed);
  return levels.flatMap(([count, level]) =>
    Array.from({ length: count }, () => Math.round((level + noise()) * 1000) / 1000),
  );
}

const changesOf = (values: number[]) =>
  levelChanges(
    controlChart(
      'individuals',
      values.map((amount) => ({ amount, base: 1 })),
    ).points,
  );

// ruptures 1.1.10: Pelt(model='l2', min_size=3, jump=1) of (values - mean) / (mean moving range / 1.128), pen = 3 ln n (1 + 6 / n).
test.each<[number, [number, number][], number[]]>([
  [
    1,
    [
      [20, 0],
      [20, 2],
    ],
    [20],
  ],
  [
    2,
    [
      [15, 0],
      [10, 3],
      [25, 1],
    ],
    [15, 33],
  ],
  [3, [[60, 0]], []],
  [
    4,
    [
      [30, 0],
      [5, 4],
      [30, 0],
    ],
    [30, 35],
  ],
  [
    5,
    [
      [25, 1],
      [25, 0],
      [25, 2],
      [25, 0.2],
    ],
    [50, 75],
  ],
])('series %d is cut where another implementation cuts it', (seed, levels, cuts) => {
  expect(changesOf(series(seed, levels)).map(({ at }) => at)).toEqual(cuts);
});

test('a change says both levels, and within which values it lies', () => {
  const values = [
    ...Array.from({ length: 10 }, (_, i) => 10 + (i % 2)),
    ...Array.from({ length: 10 }, (_, i) => 20 + (i % 2)),
  ];
  expect(changesOf(values)).toEqual([{ at: 10, between: { first: 10, last: 10 }, before: 10.5, after: 20.5 }]);
  const [vague] = changesOf(
    series(1, [
      [20, 0],
      [20, 2],
    ]),
  );
  expect(vague?.between.first).toBeLessThanOrEqual(20);
  expect(vague?.between.last).toBeGreaterThanOrEqual(20);
});

test('a share over many weighs more than one over few', () => {
  const shares = (last: { amount: number; base: number }) =>
    controlChart('p', [
      ...Array.from({ length: 12 }, (_, i) => ({ amount: 20 + (i % 2), base: 1000 })),
      ...Array.from({ length: 4 }, () => last),
    ]).points;
  expect(levelChanges(shares({ amount: 40, base: 1000 })).map(({ at }) => at)).toEqual([12]);
  expect(levelChanges(shares({ amount: 2, base: 50 }))).toEqual([]);
});

test('one value that is far out, too few values and values that never differ are no change of level', () => {
  const flat = Array.from({ length: 20 }, (_, i) => 10 + (i % 2));
  expect(changesOf(flat.with(9, 40))).toEqual([]);
  expect(changesOf([1, 2, 1, 2, 1, 9, 10, 9, 10, 9, 10])).toEqual([]);
  expect(changesOf(Array.from({ length: 20 }, () => 7))).toEqual([]);
});

test('of series of chance alone one in twenty shows a change, at most one in fourteen of so many', () => {
  for (const length of [12, 26, 52]) {
    const shown = Array.from({ length: 200 }, (_, seed) => changesOf(series(1000 + seed * 7919, [[length, 0]])));
    expect(shown.filter((found) => found.length > 0).length).toBeLessThanOrEqual(14);
  }
});
