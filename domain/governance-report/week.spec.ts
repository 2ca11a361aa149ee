import { toInstant } from '../time.js';
import { weekAt, weekNamed, weekProblem, weeksBefore } from './week.js';

const singapore = 'Asia/Singapore';
const at = (date: string, time: string, zone = singapore): number => toInstant({ date, time, zone });

test('a week begins on Monday at midnight, by the clocks of its place', () => {
  expect(weekAt(at('2026-11-29', '23:59'), singapore)).toEqual({
    ...{ name: '2026-W48', monday: '2026-11-23', sunday: '2026-11-29' },
    ...{ from: at('2026-11-23', '00:00'), to: at('2026-11-30', '00:00') },
  });
  expect(weekAt(at('2026-11-30', '00:00'), singapore).name).toBe('2026-W49');
  // The same moment is Sunday elsewhere.
  expect(weekAt(at('2026-11-30', '00:00'), 'UTC').name).toBe('2026-W48');
});

test('days of a year may be of a week of another', () => {
  expect(weekAt(at('2027-01-03', '12:00'), singapore).name).toBe('2026-W53');
  expect(weekAt(at('2024-12-30', '12:00'), singapore).name).toBe('2025-W01');
});

test('a week has as many hours as its clocks have', () => {
  const week = weekNamed('2026-W13', 'Europe/Berlin');
  expect(((week?.to ?? 0) - (week?.from ?? 0)) / 3_600_000).toBe(7 * 24 - 1);
});

test('a week is found by its name, and none that is not there', () => {
  expect(weekNamed('2026-W53', singapore)?.monday).toBe('2026-12-28');
  for (const name of ['2025-W53', '2026-W00', '2026-W54', '2026-48', 'W48', '2026-W48 ', '2026-W4']) {
    expect([name, weekNamed(name, singapore)]).toEqual([name, null]);
  }
});

test('so many weeks before are counted by days, over the end of a year too', () => {
  const week = weekAt(at('2027-01-06', '12:00'), singapore);
  expect(week.name).toBe('2027-W01');
  expect(weeksBefore(week, 1, singapore).name).toBe('2026-W53');
  expect(weeksBefore(week, 11, singapore).name).toBe('2026-W43');
});

test('reports are of weeks that have begun, and reach back two years', () => {
  const now = at('2026-11-30', '09:00');
  const problemOf = (name: string): string | null => {
    const week = weekNamed(name, singapore);
    return week && weekProblem(week, now, singapore);
  };
  expect(problemOf('2026-W49')).toBeNull();
  expect(problemOf('2026-W50')).toBe('2026-W50 has not begun in Asia/Singapore. The present week is 2026-W49.');
  expect(problemOf('2024-W49')).toBeNull();
  expect(problemOf('2024-W48')).toContain('Reports reach back to 2024-W49');
});
