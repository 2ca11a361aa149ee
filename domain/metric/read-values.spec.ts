import type { MetricMeaning } from './metric.js';
import { contradiction, readValueRow, valueColumnsOf, type ValueColumns } from './read-values.js';

const metric: MetricMeaning = {
  ...{ type: 'rate', formula: 'missed over seen', unit: '', direction: 'lower', source: 'sampling' },
  ...{ dimensions: ['market', 'queue'], cadence: 'weekly', zone: 'Asia/Singapore' },
};
const now = Date.parse('2026-11-30T04:00:00Z');

function at(names: string[], of: MetricMeaning = metric): ValueColumns {
  const found = valueColumnsOf(names, of, true);
  if ('message' in found) throw new Error(found.message);
  return found;
}
const columns = ['period', 'market', 'numerator', 'denominator'];
const read = (cells: unknown[], names = columns, of = metric): unknown =>
  readValueRow(cells, at(names, of), { metric: of, row: 7, now });

test('a row is understood, however its texts are typed', () => {
  expect(read(['2026-11-23', ' VN ', '12', 480])).toEqual({
    ...{ period: '2026-11-23', amount: 12, base: 480, slice: { market: 'VN' }, sliceKey: 'market=vn' },
  });
  expect(read(['2026-11-23', '', 12, 480])).toMatchObject({ slice: {}, sliceKey: '' });
  expect(read([480, 'Live', 12, '2026-11-23'], ['denominator', 'queue', 'numerator', 'Period'])).toMatchObject({
    ...{ period: '2026-11-23', amount: 12, base: 480, slice: { queue: 'Live' } },
  });
});

test.each([
  [['2026-11-24', 'VN', 12, 480], 'period', '2026-11-24 is not the first day of a week. Name it by that: 2026-11-23.'],
  [
    ['2026-12-07', 'VN', 12, 480],
    'period',
    '2026-12-07 has not begun in Asia/Singapore. Send its value once there is one.',
  ],
  [['1999-11-22', 'VN', 12, 480], 'period', '1999-11-22 is before 2000-01-01. Send values from then on.'],
  [['23.11.2026', 'VN', 12, 480], 'period', '"23.11.2026" is not a date that exists, as YYYY-MM-DD.'],
  [['2026-02-30', 'VN', 12, 480], 'period', '"2026-02-30" is not a date that exists, as YYYY-MM-DD.'],
  [['2026-11-23', 'x'.repeat(101), 12, 480], 'market', 'has more than 100 characters.'],
  [['2026-11-23', 'a\u0000', 12, 480], 'market', 'is no text that can be kept.'],
  [['2026-11-23', 'VN', '1,200', 4800], 'numerator', '"1,200" is not a number.'],
  [['2026-11-23', 'VN', null, 4800], 'numerator', 'What is missing is not a number.'],
  [['2026-11-23', 'VN', 1.5, 480], 'numerator', '1.5 is not a whole number from 0 on.'],
  [['2026-11-23', 'VN', 12, -1], 'denominator', '-1 is not a whole number from 0 on.'],
  [['2026-11-23', 'VN', 481, 480], 'numerator', '481 is more than the denominator, 480. A share is at most the whole.'],
])('%p is refused with its place', (cells, column, message) => {
  expect(read(cells)).toEqual({ row: 7, column, message });
});

test('a mean may be of anything, and over nothing only nothing', () => {
  const mean: MetricMeaning = { ...metric, type: 'mean', dimensions: [] };
  const names = ['period', 'sum', 'n'];
  expect(read(['2026-11-23', -12.5, 4], names, mean)).toMatchObject({ amount: -12.5, base: 4 });
  expect(read(['2026-11-23', 0, 0], names, mean)).toMatchObject({ amount: 0, base: 0 });
  expect(read(['2026-11-23', 3, 0], names, mean)).toMatchObject({ column: 'sum' });
});

test('columns that are missing, unknown or there twice are named', () => {
  const said = (names: string[], strict = true): unknown => valueColumnsOf(names, metric, strict);
  expect(said(['period', 'value'])).toEqual({
    column: null,
    message: 'has no column numerator, denominator. Of a rate it has period, numerator, denominator, market, queue.',
  });
  expect(said([...columns, 'site'])).toMatchObject({ column: 'site' });
  expect(said([...columns, 'site'], false)).toMatchObject({ period: 0 });
  expect(said([...columns, 'Market'])).toMatchObject({ column: 'Market', message: expect.stringContaining('twice') });
});

test('two rows that say different things of one slice and period are found, and the same twice is once', () => {
  const row = (cells: unknown[], number: number) => {
    const given = read(cells) as Parameters<typeof contradiction>[0][number]['given'];
    return { given, row: number };
  };
  const first = row(['2026-11-23', 'VN', 12, 480], 1);
  expect(contradiction([first, row(['2026-11-23', 'vn', 12, 480], 2)])).toBeNull();
  expect(contradiction([first, row(['2026-11-16', 'VN', 1, 1], 2), row(['2026-11-23', 'vn', 13, 480], 3)])).toEqual({
    ...{ row: 3, earlier: 1 },
  });
});
