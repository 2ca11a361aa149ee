import { periodsAround } from './around.js';

const now = Date.parse('2026-03-11T12:00:00Z');

test('weeks that were over before a time, and those that began after it and are over', () => {
  const asked = { cadence: 'weekly', zone: 'Asia/Singapore', most: 3, now } as const;
  // From a Wednesday to a Thursday: both of their weeks are of neither side; the week of 9 March is not over.
  expect(periodsAround({ from: '2026-02-04', to: '2026-02-12' }, asked)).toEqual({
    before: ['2026-01-12', '2026-01-19', '2026-01-26'],
    after: ['2026-02-16', '2026-02-23', '2026-03-02'],
  });
  expect(periodsAround({ from: '2026-02-02', to: '2026-02-02' }, { ...asked, most: 10 }).after[0]).toBe('2026-02-02');
  expect(periodsAround({ from: '2026-03-09', to: '2026-03-09' }, asked).after).toEqual([]);
});

test('months and days', () => {
  const asked = { zone: 'UTC', most: 2, now } as const;
  expect(periodsAround({ from: '2026-01-15', to: '2026-01-15' }, { ...asked, cadence: 'monthly' })).toEqual({
    before: ['2025-11-01', '2025-12-01'],
    after: ['2026-02-01'],
  });
  expect(periodsAround({ from: '2026-03-01', to: '2026-03-01' }, { ...asked, cadence: 'daily' })).toEqual({
    before: ['2026-02-27', '2026-02-28'],
    after: ['2026-03-01', '2026-03-02'],
  });
});
