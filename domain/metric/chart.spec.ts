import { chartKindOf, chartOf } from './chart.js';
import type { Point } from './evaluate.js';

const days = (amounts: number[], base: number | null): Point[] =>
  amounts.map((amount, index) => ({ period: `2026-01-${String(index + 1).padStart(2, '0')}`, amount, base }));

test('a rate is read by p′, a count and a mean by individuals; what does not fit is told', () => {
  expect(['rate', 'count', 'mean'].map((type) => chartKindOf(type as 'rate', undefined))).toEqual([
    ...[{ kind: 'p_prime' }, { kind: 'individuals' }, { kind: 'individuals' }],
  ]);
  expect(chartKindOf('mean', 'u')).toEqual({ kind: 'u' });
  expect(chartKindOf('count', 'p')).toEqual({ message: 'does not fit a count. Ask for individuals.' });
});

test('what fired is said with its values and their periods', () => {
  const chart = chartOf(
    days([10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 30], null),
    { type: 'count', unit: '', cadence: 'daily' },
    {
      ...{ kind: 'individuals', leastN: 0 },
    },
  );
  expect(chart?.signals.filter(({ rule }) => rule === 'beyond_limits')).toMatchObject([
    {
      rule: 'beyond_limits',
      periods: ['2026-01-12'],
      text: 'Mon 12 Jan 2026: above the limit, three standard deviations from the centre.',
    },
  ]);
  expect([chart?.notes, chart?.intervals.every((one) => one === null)]).toEqual([[], true]);
  const low = chartOf(
    days([...Array<number>(8).fill(1), ...Array<number>(8).fill(9)], null),
    { type: 'count', unit: '', cadence: 'daily' },
    {
      ...{ kind: 'individuals', leastN: 0 },
    },
  );
  expect(low?.signals.filter(({ rule }) => rule === 'eight_in_a_row').map(({ text }) => text)).toEqual([
    'Fri 9 Jan 2026 to Fri 16 Jan 2026: 8 values in a row above the centre.',
    'Thu 1 Jan 2026 to Thu 8 Jan 2026: 8 values in a row below the centre.',
  ]);
});

test('values over too few are left out, and few values are said to be few', () => {
  const points = [...days([5, 6], 100), { period: '2026-01-03', amount: 1, base: 2 }];
  const chart = chartOf(points, { type: 'rate', unit: '', cadence: 'daily' }, { kind: 'p_prime', leastN: 50 });
  expect(chart?.periods).toEqual(['2026-01-01', '2026-01-02']);
  expect(chart?.notes).toEqual([
    'These limits are out of 2 values; from 12 on they say more.',
    '1 value is over too few to tell, and left out.',
  ]);
  expect(chart?.intervals[0]?.lower).toBeCloseTo(0.0215, 3);
  expect(chartOf(points.slice(1), { type: 'rate', unit: '', cadence: 'daily' }, { kind: 'p', leastN: 50 })).toBeNull();
});

test('where another level began is said with its periods, both levels, and how sure that is', () => {
  const amounts = [10, 11, 12, 10, 11, 12, 10, 11, 15, 20, 21, 22, 20, 21, 22];
  const rate = { type: 'rate', unit: '', cadence: 'daily' } as const;
  expect(chartOf(days(amounts, 100), rate, { kind: 'p', leastN: 0 })?.levels).toEqual([
    {
      from: '2026-01-10',
      between: { first: '2026-01-09', last: '2026-01-10' },
      before: expect.closeTo(0.11333, 4),
      after: expect.closeTo(0.21, 6),
      text: 'Another level from Sat 10 Jan 2026 on (it may have begun from Fri 9 Jan 2026 to Sat 10 Jan 2026): 11.33 % before, 21 % since.',
    },
  ]);
  const few = chartOf(days(amounts.slice(4), 100), rate, { kind: 'p', leastN: 0 });
  expect(few?.levels).toEqual([]);
});
