import {
  chartRules,
  controlChart,
  signalsOf,
  wilson,
  type Charted,
  type Limited,
  type Signal,
} from './control-chart.js';

const alone = (values: number[]): Charted[] => values.map((amount) => ({ amount, base: 1 }));

test('individuals and moving range: the flow rates of NIST/SEMATECH 6.3.2.2', () => {
  const values = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
  const { centre, points, movingRange } = controlChart('individuals', alone(values));
  expect(centre).toBeCloseTo(50.81, 10);
  expect(movingRange?.mean).toBeCloseTo(1.8778, 4);
  expect(points[0]?.upper).toBeCloseTo(55.8041, 3);
  expect(points[0]?.lower).toBeCloseTo(45.8159, 3);
  expect(movingRange?.upper).toBeCloseTo(3.267 * 1.87778, 4);
});

test('shares of as many each: the chips of NIST/SEMATECH 6.3.3.2', () => {
  const found = [
    ...[12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22],
    ...[8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6],
  ];
  const { centre, points } = controlChart(
    'p',
    found.map((amount) => ({ amount, base: 50 })),
  );
  expect(centre).toBeCloseTo(0.2313, 4);
  expect(points[0]?.upper).toBeCloseTo(0.4102, 4);
  expect(points[0]?.lower).toBeCloseTo(0.0524, 4);
  const signals = signalsOf(points).filter(({ rule }) => rule === 'beyond_limits');
  expect(signals).toEqual([
    { rule: 'beyond_limits', side: 'above', points: [14] },
    { rule: 'beyond_limits', side: 'above', points: [22] },
  ]);
});

test('occurrences per unit with limits that vary: the dyed cloth of Montgomery, Introduction to Statistical Quality Control', () => {
  const found = [14, 12, 20, 11, 7, 10, 21, 16, 19, 23];
  const units = [10, 8, 13, 10, 9.5, 10, 12, 10.5, 12, 12.5];
  const { centre, points } = controlChart(
    'u',
    found.map((amount, index) => ({ amount, base: units[index] ?? 1 })),
  );
  expect(centre).toBeCloseTo(153 / 107.5, 10);
  expect([points[0], points[1]].map((one) => [one?.upper, one?.lower].map((limit) => limit?.toFixed(2)))).toEqual([
    ['2.56', '0.29'],
    ['2.69', '0.16'],
  ]);
});

// Worked out once with numpy out of the formulas of Laney (2002): numpy.diff of the z-scores, over 1.128.
test('over a hundred thousand each, p′ is wider by what shares vary besides', () => {
  const found = [2035, 2310, 1987, 2460, 2210, 2588, 2105, 2399];
  const over = [98_000, 102_000, 97_500, 110_000, 101_200, 108_800, 99_000, 104_300];
  const values = found.map((amount, index) => ({ amount, base: over[index] ?? 1 }));
  const { centre, sigmaZ, points } = controlChart('p_prime', values);
  expect(centre).toBeCloseTo(0.022044346978557505, 14);
  expect(sigmaZ).toBeCloseTo(3.552448581612342, 10);
  expect(points[0]?.lower).toBeCloseTo(0.017045794945153545, 12);
  expect(points[3]?.upper).toBeCloseTo(0.02676237930936834, 12);
  const beyond = (kind: 'p' | 'p_prime'): Signal[] =>
    signalsOf(controlChart(kind, values).points).filter(({ rule }) => rule === 'beyond_limits');
  expect([beyond('p').length > 0, beyond('p_prime')]).toEqual([true, []]);
});

test('where nothing was ever found there is nothing to widen', () => {
  const { points, sigmaZ } = controlChart('p_prime', [
    { amount: 0, base: 100 },
    { amount: 0, base: 200 },
  ]);
  expect([sigmaZ, points[0]?.upper]).toEqual([1, 0]);
});

/** Values in standard deviations from the centre. */
const at = (...values: number[]): Limited[] =>
  values.map((value) => ({ value, centre: 0, sigma: 1, lower: -3, upper: 3 }));
const fired = (...values: number[]): string[] =>
  signalsOf(at(...values)).map(({ rule, side, points }) => `${rule} ${side} ${points.join(',')}`);

test.each<[string, number[], string[]]>([
  ['a value beyond three', [0, 3.1, 0, -3.1], ['beyond_limits above 1', 'beyond_limits below 3']],
  ['at three it is not beyond', [3, -3], []],
  ['two of three beyond two', [2.1, 0, 2.2], ['two_of_three above 0,2']],
  ['on one side only', [2.1, 0, -2.2], []],
  ['four of five beyond one', [1.1, 1.2, 0, 1.3, 1.4], ['four_of_five above 0,1,3,4']],
  ['seven in a row are none', [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], []],
  ['eight in a row', Array<number>(8).fill(-0.1), ['eight_in_a_row below 0,1,2,3,4,5,6,7']],
  ['a run that goes on is one signal', Array<number>(10).fill(0.1), ['eight_in_a_row above 0,1,2,3,4,5,6,7,8,9']],
  ['at the centre is on no side', [0.1, 0.1, 0.1, 0.1, 0, 0.1, 0.1, 0.1, 0.1], []],
])('%s', (_, values, expected) => {
  expect(fired(...values)).toEqual(expected);
});

test('a rule is known by its name', () => {
  expect(chartRules).toHaveLength(4);
});

// Newcombe (1998), Table I, method 3; the same by statsmodels, proportion_confint(…, method='wilson').
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%d of %d lies between %d and %d', (amount, base, lower, upper) => {
  const found = wilson(amount, base);
  expect(found?.lower).toBeCloseTo(lower, 4);
  expect(found?.upper).toBeCloseTo(upper, 4);
});

test('of nothing there is no share, and all of it reaches one', () => {
  expect([wilson(0, 0), wilson(29, 29)?.upper]).toEqual([null, 1]);
});
