import { evaluate, median, type Point } from './evaluate.js';
import type { Threshold } from './threshold.js';
import { thresholdFor } from './threshold.js';

const rate = { type: 'rate', unit: '', cadence: 'weekly' } as const;
const mondays = [
  '2026-01-05',
  '2026-01-12',
  '2026-01-19',
  '2026-01-26',
  '2026-02-02',
  '2026-02-09',
  '2026-02-16',
  '2026-02-23',
];

/** Shares of a thousand, one a week. */
const shares = (...values: number[]): Point[] =>
  values.map((value, index) => ({ period: mondays[index] ?? '', amount: value * 10, base: 1000 }));

const leakage: Threshold = {
  name: 'leakage',
  slice: {},
  amber: { above: 0.02, below: null },
  red: { above: 0.03, below: null },
  baseline: null,
  periods: 1,
  recovery: null,
  recoveryPeriods: 1,
  leastN: 0,
  case: null,
};

const states = (points: Point[], threshold: Partial<Threshold>): string[] =>
  evaluate(points, { ...leakage, ...threshold }, rate).judged.map(({ state }) => state);

test('a value above the bound of a band is in it, one at the bound is not', () => {
  expect(states(shares(1, 2, 2.1, 3, 3.1), {})).toEqual(['green', 'green', 'amber', 'amber', 'red']);
});

test('a bound below, and one on either side', () => {
  const higher = { amber: { above: null, below: 0.9 }, red: { above: null, below: 0.8 } };
  expect(states(shares(95, 85, 75), higher)).toEqual(['green', 'amber', 'red']);
  const both = { amber: { above: 0.06, below: 0.04 }, red: null };
  expect(states(shares(5, 6.5, 5, 3.5, 4), both)).toEqual(['green', 'amber', 'green', 'amber', 'green']);
});

test('so many values in a row must be out of band, and the first of them is said', () => {
  const found = evaluate(shares(1, 2.5, 1, 2.5, 2.6, 2.7), { ...leakage, periods: 3 }, rate);
  expect(found.judged.map(({ state }) => state)).toEqual(['green', 'green', 'green', 'green', 'green', 'amber']);
  expect(found.since).toBe('2026-01-26');
  expect(found.reasons).toEqual([
    'the week of Mon 9 Feb 2026: 2.7 % is above 2 %, the bound of amber.',
    '3 values in a row were out of band.',
  ]);
});

test('not yet so many: it says how many there are', () => {
  const found = evaluate(shares(1, 2.5, 2.6), { ...leakage, periods: 3 }, rate);
  expect([found.state, found.reasons.at(-1)]).toEqual([
    'green',
    'That is out of band only once 3 values in a row are: 2 so far.',
  ]);
});

test('between the bound of recovery and that of the band it stays what it was', () => {
  const sticky = { recovery: { above: 0.015, below: null }, recoveryPeriods: 2 };
  expect(states(shares(3.5, 1.8, 1.4, 1.8, 1.4, 1.4), sticky)).toEqual(['red', 'red', 'red', 'red', 'red', 'green']);
  const still = evaluate(shares(3.5, 1.8), { ...leakage, ...sticky }, rate);
  expect(still.reasons).toEqual([
    'the week of Mon 12 Jan 2026: 1.8 % is inside 2 % and below.',
    'It stays red: It is back inside 1.5 % and below.',
  ]);
  const half = evaluate(shares(3.5, 1.4), { ...leakage, ...sticky }, rate);
  expect(half.reasons.at(-1)).toBe('It stays red: 1 of 2 values in a row that it takes to be back.');
});

test('what is red stays red while it is amber alone, and amber becomes red', () => {
  expect(states(shares(2.5, 3.5, 2.5, 1), {})).toEqual(['amber', 'red', 'red', 'green']);
});

test('a value over too few begins nothing and ends nothing', () => {
  const few = (value: number, index: number): Point => ({
    period: mondays[index] ?? '',
    amount: value * 0.2,
    base: 20,
  });
  const points = [...shares(3.5), few(90, 1), few(0, 2)];
  const found = evaluate(points, { ...leakage, leastN: 100 }, rate);
  expect(found.judged.map(({ band, state }) => `${band} ${state}`)).toEqual(['red red', 'too_few red', 'too_few red']);
  expect(found.reasons).toEqual([
    'the week of Mon 5 Jan 2026: 3.5 % is above 3 %, the bound of red.',
    'the week of Mon 19 Jan 2026: too few to tell; it is over 20, and 100 are needed.',
  ]);
  const alone = evaluate([few(90, 0)], { ...leakage, leastN: 100 }, rate);
  expect([alone.state, alone.reasons]).toEqual([
    'too_few',
    ['the week of Mon 5 Jan 2026: too few to tell; it is over 20, and 100 are needed.'],
  ]);
});

test('a rate over nothing is too few, whatever is asked for', () => {
  expect(evaluate([{ period: '2026-01-05', amount: 0, base: 0 }], leakage, rate).reasons).toEqual([
    'the week of Mon 5 Jan 2026: too few to tell; it is over nothing.',
  ]);
});

test('bounds of a baseline are multiples of the median of those in band before it', () => {
  const relative = { ...leakage, amber: { above: 1.5, below: null }, red: { above: 2, below: null }, baseline: 3 };
  const found = evaluate(shares(1, 1.2, 1.1, 1.7, 2.3, 1.2), relative, rate);
  expect(found.judged.map(({ band }) => band)).toEqual(['too_few', 'too_few', 'too_few', 'amber', 'red', 'green']);
  // What was out of band is no part of it.
  expect(found.judged.map(({ baseline }) => baseline)).toEqual([null, null, null, 0.011, 0.011, 0.011]);
  const red = evaluate(shares(1, 1.2, 1.1, 2.3), relative, rate);
  expect(red.reasons).toEqual([
    'the week of Mon 26 Jan 2026: 2.3 % is above 2.2 %, the bound of red; the median of the 3 in band before it is 1.1 %.',
  ]);
  expect(evaluate(shares(1), relative, rate).reasons).toEqual([
    'the week of Mon 5 Jan 2026: too few to tell; its baseline needs 3 values in band before it.',
  ]);
});

test('where there are more values than these, it goes on from how it stood', () => {
  const sticky = { ...leakage, recovery: { above: 0.015, below: null } };
  expect(evaluate(shares(1.8), sticky, rate, 'red').state).toBe('red');
  expect(evaluate(shares(1.8), sticky, rate).state).toBe('green');
});

test('without a threshold or a value there is nothing to tell', () => {
  expect(evaluate(shares(1), null, rate)).toMatchObject({ state: 'none', reasons: ['No threshold is set for it.'] });
  expect(evaluate([], leakage, rate)).toMatchObject({ state: 'none', reasons: ['It has no value yet.'] });
});

test('the median of an even number is between the two in the middle', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
});

test('a slice is judged by the threshold that says most of it', () => {
  const all = { ...leakage, name: 'all' };
  const market = { ...leakage, name: 'VN', slice: { market: 'vn' } };
  const queue = { ...leakage, name: 'VN live', slice: { market: 'VN', queue: 'live' } };
  const by = (slice: Record<string, string>): string | undefined => thresholdFor([all, market, queue], slice)?.name;
  expect([by({}), by({ market: 'TH' }), by({ market: 'VN' }), by({ market: 'VN', queue: 'Live' })]).toEqual([
    ...['all', 'all', 'VN', 'VN live'],
  ]);
  expect(thresholdFor([market], { market: 'TH' })).toBeNull();
});
