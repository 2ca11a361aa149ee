import { metricProblems } from './check-metric.js';
import type { Threshold } from './threshold.js';

const meaning = {
  ...({
    type: 'rate',
    formula: 'x',
    unit: '',
    direction: 'lower',
    source: 'x',
    cadence: 'weekly',
    zone: 'UTC',
  } as const),
  dimensions: ['market'],
  expected: null,
};
const good: Threshold = {
  ...{ name: 'leakage', slice: { market: 'VN' }, baseline: null, periods: 1, recoveryPeriods: 1, leastN: 100 },
  case: null,
  ...{
    amber: { above: 0.02, below: null },
    red: { above: 0.03, below: null },
    recovery: { above: 0.015, below: null },
  },
};
const places = (threshold: Partial<Threshold>, more: object = {}): string[] =>
  metricProblems({ ...meaning, thresholds: [{ ...good, ...threshold }], ...more }).map(({ path }) => path);

test('a metric that is whole has nothing wrong', () => {
  expect(places({})).toEqual([]);
  expect(
    places({ baseline: 8, amber: { above: 1.5, below: 0.5 }, red: { above: 2, below: 0.2 }, recovery: null }),
  ).toEqual([]);
});

test.each([
  ['no band', { amber: null, red: null }, 'thresholds.0'],
  ['a band without a bound', { amber: { above: null, below: null } }, 'thresholds.0.amber'],
  ['percent for a share', { amber: null, red: { above: 3, below: null }, recovery: null }, 'thresholds.0.red.above'],
  ['red inside of amber', { red: { above: 0.01, below: null } }, 'thresholds.0.red'],
  ['recovery outside of the band', { recovery: { above: 0.025, below: null } }, 'thresholds.0.recovery'],
  ['bounds that cross', { red: null, recovery: null, amber: { above: 0.1, below: 0.2 } }, 'thresholds.0.amber'],
  ['a slice that it is not cut by', { slice: { site: 'x' } }, 'thresholds.0.slice'],
  ['too many in a row', { periods: 25 }, 'thresholds.0.periods'],
])('%s is named with its place', (_, threshold, path) => {
  expect(places(threshold)).toContain(path);
});

test('what is waited for is known slices, and for a time that ends', () => {
  const expected = (slices: object[], grace: string): string[] =>
    metricProblems({ ...meaning, thresholds: [], expected: { slices: slices as never, grace } }).map(
      ({ path }) => path,
    );
  expect(expected([{}, { market: 'VN' }], '1 working day')).toEqual([]);
  expect(expected([{ market: 'VN' }, { market: 'vn' }, { site: 'A' }], 'P60D')).toEqual([
    ...['expected.slices.1', 'expected.slices.2'],
  ]);
  for (const grace of ['soon', 'P61D', 'P9W', 'P3M', 'P1Y', '61 working days', 'PT2000H'])
    expect([grace, expected([{}], grace)]).toEqual([grace, ['expected.grace']]);
  expect(expected([], 'PT12H')).toEqual(['expected.slices']);
});

test('what contradicts the metric itself is named too', () => {
  expect(places({}, { dimensions: ['market', 'Site', 'value', 'market'] })).toEqual([
    ...['dimensions.1', 'dimensions.2', 'dimensions.3'],
  ]);
  expect(places({}, { type: 'count' })).toEqual(['thresholds.0.leastN']);
  expect(metricProblems({ ...meaning, thresholds: [good, { ...good, name: 'LEAKAGE' }] })).toMatchObject([
    { path: 'thresholds.1.name' },
  ]);
});
