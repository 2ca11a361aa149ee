import { dateIn, readDateColumn, shiftDays, shifted } from './date-column.js';
import { SpreadsheetProblem } from './problem.js';

const cells = (...texts: string[]) => texts.map((text, index) => ({ row: index + 2, text }));

function problemOf(work: () => unknown): SpreadsheetProblem {
  try {
    work();
  } catch (error) {
    if (error instanceof SpreadsheetProblem) return error;
    throw error;
  }
  throw new Error('it was read');
}

it.each([
  ['one value that can only be day first decides for all', ['03/04/2025', '31/01/2025'], 'dmy'],
  ['one value that can only be month first decides for all', ['03/04/2025', '01/31/2025'], 'mdy'],
  ['nothing needs an order', ['2025-01-31', '14 Feb 2025'], null],
  ['the same either way needs none', ['03/03/2025'], null],
  ['the many decide where nothing could be either', ['31/01/2025', '30/01/2025', '01/29/2025'], 'dmy'],
])('%s', (_, texts, order) => {
  expect(readDateColumn('Due', cells(...texts)).order).toBe(order);
});

it.each([
  ['nothing decides', ['03/04/2025', '05/06/2025']],
  ['values contradict each other', ['03/04/2025', '31/01/2025', '01/31/2025']],
  ['as many say this as that', ['31/01/2025', '01/31/2025']],
])('is asked about, never guessed, when %s', (_, texts) => {
  const problem = problemOf(() => readDateColumn('Due', cells(...texts)));
  expect(problem.code).toBe('ambiguous-dates');
  expect(problem.detail).toMatch(/--date-order dmy \(day\/month\/year\) or --date-order mdy/);
  expect(problem.extra['column']).toBe('Due');
});

it('shows samples with what each would be', () => {
  const { extra } = problemOf(() => readDateColumn('Due', cells('03/04/2025')));
  expect(extra['samples']).toEqual([
    { row: 2, value: '03/04/2025', readings: { dmy: '2025-04-03', mdy: '2025-03-04' } },
  ]);
});

it('takes the order that a person states', () => {
  const column = readDateColumn('Due', cells('03/04/2025'), { given: 'mdy' });
  expect(dateIn('03/04/2025', column)).toMatchObject({ reading: { date: '2025-03-04' } });
  expect(dateIn('31/01/2025', column)).toEqual({
    message: '"31/01/2025" is not a date as month/day/year, the order of this column. Write it as YYYY-MM-DD.',
  });
  expect(dateIn('soon', column)).toEqual({ message: '"soon" is not a date. Write it as YYYY-MM-DD.' });
});

it('moves every date by as many days as the earliest needs', () => {
  const days = shiftDays(['2021-11-17', '2021-11-03', '2022-05-03'], '2026-01-01');
  expect(days).toBe(1520);
  expect(shifted({ date: '2021-11-03', time: '17:00', instant: null }, days)).toEqual({
    date: '2026-01-01',
    time: '17:00',
    instant: null,
  });
});

describe('years of two digits', () => {
  it.each([
    ['กำหนดเสร็จ', '14/02/70'],
    ['Due', '14/02/70', '1/3/2570'],
    ['Due', '14/02/70', '20 ก.พ. 70'],
  ])('in a column %s with %s are of the Buddhist era', (name, ...texts) => {
    const column = readDateColumn(
      name,
      texts.map((text, index) => ({ row: index + 2, text })),
      { given: 'dmy' },
    );
    expect(dateIn('14/02/70', column)).toMatchObject({ reading: { date: '2027-02-14' } });
  });

  it('are asked about where nothing says which century or era is meant', () => {
    const column = readDateColumn('Due', [{ row: 2, text: '14/02/70' }]);
    expect(dateIn('14/02/70', column)).toMatchObject({ message: expect.stringContaining('Write all four') as string });
  });
});
