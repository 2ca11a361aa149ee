import { beforeMonday, dayByDay, type Fired } from './days.js';

const fired = (at: string, told = 1): Fired => ({
  at,
  because: '',
  proof: null,
  item: null,
  level: null,
  local: '',
  told: Array.from({ length: told }, () => ({ person: { id: 'p', name: 'P' }, role: 'owner' })),
  type: 'item.breached',
});

test('each day of the zone has what is fired on it, and those without anything are there too', () => {
  const from = Date.parse('2026-12-01T08:00:00Z');
  const days = dayByDay([fired('2026-12-01T17:00:00Z', 2), fired('2026-12-03T01:00:00Z')], from, 3, 'Asia/Singapore');
  expect(days.map(({ day, messages }) => [day, messages])).toEqual([
    ['2026-12-01', 0],
    ['2026-12-02', 2],
    ['2026-12-03', 1],
    ['2026-12-04', 0],
  ]);
});

test('what is fired after the last day is shown all the same', () => {
  const from = Date.parse('2026-12-01T08:00:00Z');
  const days = dayByDay([fired('2026-12-09T08:00:00Z')], from, 1, 'UTC');
  expect(days.at(-1)).toMatchObject({ day: '2026-12-09', messages: 1 });
});

test.each([
  ['2026-11-30', 0],
  ['2026-12-01', 1],
  ['2026-12-06', 6],
])('%s comes after %i days of its week', (day, before) => {
  expect(beforeMonday(day)).toBe(before);
});
