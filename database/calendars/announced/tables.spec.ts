import { existsSync, readFileSync } from 'node:fs';
import { isLocalDate } from '../../../domain/time.js';
import { dayOf, weekdayOf } from '../../../domain/calendar/day.js';
import { shippedCalendars } from '../shipped.js';
import { tablesOfRegion } from './tables.js';
import { daysOfRegion } from './year-table.js';

const years = [2025, 2026, 2027];

/** Days off and make-up working days of 2025, 2026 and 2027, counted when the tables were made. */
const counted: [region: string, off: number[], works: number[]][] = [
  ['CN', [28, 33, 19], [5, 6, 0]],
  ['ID', [28, 25, 26], [0, 0, 0]],
  ['MY', [16, 18, 16], [0, 0, 0]],
  ['MY-01', [22, 23, 20], [0, 0, 0]],
  ['MY-02', [21, 21, 19], [0, 0, 0]],
  ['MY-03', [21, 22, 22], [0, 0, 0]],
  ['MY-04', [21, 22, 20], [0, 0, 0]],
  ['MY-05', [20, 23, 22], [0, 0, 0]],
  ['MY-06', [20, 22, 20], [0, 0, 0]],
  ['MY-07', [21, 24, 21], [0, 0, 0]],
  ['MY-08', [20, 23, 20], [0, 0, 0]],
  ['MY-09', [21, 23, 21], [0, 0, 0]],
  ['MY-10', [20, 23, 20], [0, 0, 0]],
  ['MY-11', [23, 24, 24], [0, 0, 0]],
  ['MY-12', [22, 23, 22], [0, 0, 0]],
  ['MY-13', [21, 21, 21], [0, 0, 0]],
  ['MY-14', [20, 22, 20], [0, 0, 0]],
  ['MY-15', [21, 23, 21], [0, 0, 0]],
  ['MY-16', [20, 22, 20], [0, 0, 0]],
  ['PH', [22, 20, 20], [0, 0, 0]],
  ['SG', [12, 14, 12], [0, 0, 0]],
  ['TH', [24, 21, 23], [0, 0, 0]],
  ['US', [11, 12, 15], [0, 0, 0]],
  ['VN', [12, 15, 15], [1, 2, 0]],
];

test.each(counted)('%s has as many days as were counted', (region, off, works) => {
  const tables = tablesOfRegion(region).map((table) => daysOfRegion(table, region));
  expect(tables.map(({ daysOff }) => Object.keys(daysOff).length)).toEqual(off);
  expect(tables.map(({ workingDays }) => Object.keys(workingDays).length)).toEqual(works);
});

test('each calendar that ships has a table of each year, whose dates exist and lie in it', () => {
  expect(shippedCalendars.map(({ key }) => key).sort()).toEqual(counted.map(([region]) => region));
  for (const { key } of shippedCalendars) {
    const tables = tablesOfRegion(key);
    expect(tables.map(({ year }) => year)).toEqual(years);
    for (const table of tables) {
      const { daysOff, workingDays } = daysOfRegion(table, key);
      for (const date of [...Object.keys(daysOff), ...Object.keys(workingDays)])
        expect([key, date, isLocalDate(date), date.slice(0, 4)]).toEqual([key, date, true, String(table.year)]);
      expect(Object.keys(workingDays).filter((date) => date in daysOff)).toEqual([]);
    }
  }
});

test('a make-up day makes up on a day of the weekend', () => {
  for (const { key } of shippedCalendars)
    for (const table of tablesOfRegion(key))
      for (const date of Object.keys(daysOfRegion(table, key).workingDays))
        expect([key, date, weekdayOf(dayOf(date)) >= 6]).toEqual([key, date, true]);
});

/** Beside the project, where it is worked on; it is no part of it. */
const official = new URL('../../../../shared/data/holidays/official-days.csv', import.meta.url);
const where = existsSync(official) ? test : test.skip;

where('day by day the tables are what was announced, but for low confidence and offices of the government', () => {
  const rows = readFileSync(official, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => /^(\w+),([\w-]*),([\d-]+),.*,(\w+),(\w+)$/.exec(line.trim())?.slice(1) ?? [])
    .map(([market = '', region = '', date = '', kind = '', confidence = '']) => ({
      region: region === '' ? market : region,
      date,
      works: kind === 'working',
      doubtful: confidence === 'low' || kind === 'government' || kind === 'executive',
    }));
  expect(rows).toHaveLength(594);
  const differences: string[] = [];
  for (const region of new Set(rows.map((row) => row.region)))
    for (const year of ['2025', '2026']) {
      const stated = rows.filter((row) => row.region === region && row.date.startsWith(year));
      const table = tablesOfRegion(region).find((of) => String(of.year) === year);
      const { daysOff, workingDays } = table ? daysOfRegion(table, region) : { daysOff: {}, workingDays: {} };
      for (const { date, works, doubtful } of stated)
        if (!doubtful && !(date in (works ? workingDays : daysOff))) differences.push(`${region} ${date} is missing`);
      for (const date of [...Object.keys(daysOff), ...Object.keys(workingDays)])
        if (!stated.some((row) => row.date === date)) differences.push(`${region} ${date} is too much`);
    }
  expect(differences).toEqual([]);
});
