import { createRequire } from 'node:module';
import type HolidaysOf from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import type { Baseline } from '../../domain/calendar/body.js';
import type { NamedDates } from '../../domain/calendar/calendar.js';
import { dateOf, dayMs, dayOf } from '../../domain/calendar/day.js';
import { tablesOfRegion } from './announced/tables.js';
import { daysOfRegion, type YearTable } from './announced/year-table.js';

type Holidays = new (country: string, state?: string) => HolidaysOf;

/** Years before and after that of the day on which it is taken, of places for which there is no table. */
const yearsBefore = 1;
const yearsAfter = 1;

/** Days that nearly all states keep are days of the country; what fewer keep, as the library's own list has it, is not. */
const shareOfStates = 0.75;

/**
 * Holidays of a region, whole days only: as they were announced, where there is a table of that, else as the library
 * computes them. Known is what was announced; of the library, what is not in the future year. What it is likely to be
 * after that, up to the end of the next year, is expected.
 *
 * @param region a country such as `SG`, or a state such as `MY-02`
 * @param today `YYYY-MM-DD`
 * @returns null where the region is not known
 */
export async function readBaseline(region: string, today: string): Promise<Baseline | null> {
  const nextYear = Number(today.slice(0, 4)) + yearsAfter;
  return tablesOfRegion(region).length > 0
    ? announcedBaseline(region, today, nextYear)
    : libraryBaseline(region, today, nextYear);
}

async function announcedBaseline(region: string, today: string, nextYear: number): Promise<Baseline> {
  const tables = tablesOfRegion(region);
  const announced = tables.filter((table) => table.announced.split(' ').includes(region));
  const [first, last] = [announced[0], announced.at(-1)];
  if (!first || !last) throw new Error(`tables of ${region} of which none was announced`);
  const likely = tables.filter((table) => table.year > last.year);
  const computed = yearsBetween((tables.at(-1) ?? last).year + 1, nextYear);
  const byLibrary = computed.length === 0 ? null : await byTheLibrary(region, computed);
  const source = `${last.source} (table of ${last.asOf})`;
  return {
    region,
    source,
    asOf: today,
    from: `${first.year}-01-01`,
    until: `${last.year}-12-31`,
    ...daysOfTables(announced, region),
    expected: {
      source: byLibrary === null || likely.length > 0 ? `table of ${last.asOf}` : byLibrary.source,
      daysOff: { ...daysOfTables(likely, region).daysOff, ...byLibrary?.daysOff },
      workingDays: daysOfTables(likely, region).workingDays,
    },
  };
}

async function libraryBaseline(region: string, today: string, nextYear: number): Promise<Baseline | null> {
  const from = nextYear - yearsAfter - yearsBefore;
  const known = await byTheLibrary(region, yearsBetween(from, nextYear - 1));
  if (Object.keys(known.daysOff).length === 0) return null;
  const expected = await byTheLibrary(region, [nextYear]);
  return {
    region,
    source: known.source,
    asOf: today,
    from: `${from}-01-01`,
    until: `${nextYear - 1}-12-31`,
    daysOff: known.daysOff,
    workingDays: {},
    expected: { source: expected.source, daysOff: expected.daysOff, workingDays: {} },
  };
}

function daysOfTables(tables: YearTable[], region: string): Pick<Baseline, 'daysOff' | 'workingDays'> {
  const days = tables.map((table) => daysOfRegion(table, region));
  return {
    daysOff: Object.assign({}, ...days.map(({ daysOff }) => daysOff)) as NamedDates,
    workingDays: Object.assign({}, ...days.map(({ workingDays }) => workingDays)) as NamedDates,
  };
}

/**
 * As the library computes them. What it calls `optional` is off in the Philippines (special non-working days) and worked
 * elsewhere; what China grants to some people only is no day off.
 */
async function byTheLibrary(region: string, years: number[]): Promise<{ source: string; daysOff: NamedDates }> {
  const { Holidays, version } = await library();
  const daysOff = region === 'MY' ? daysOfAllStates(Holidays, region, years) : daysOf(Holidays, region, years);
  return { source: `date-holidays ${version}`, daysOff };
}

function yearsBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
}

let loaded: Promise<{ Holidays: Holidays; version: string }> | undefined;

/** Holidays of the whole world take a fifth of a second to load: only where they are asked for. */
function library(): Promise<{ Holidays: Holidays; version: string }> {
  loaded ??= import('date-holidays').then((module) => {
    const manifest = createRequire(import.meta.url)('date-holidays/package.json') as { version: string };
    return { Holidays: module.default as unknown as Holidays, version: manifest.version };
  });
  return loaded;
}

/** Moons and suns are computed for seconds: what was computed once is kept. */
const computed = new Map<string, [date: string, name: string][]>();
const mostComputed = 1_000;

function daysOf(Holidays: Holidays, region: string, years: number[]): NamedDates {
  const names = new Map<string, Set<string>>();
  for (const [date, name] of years.flatMap((year) => daysOfYear(Holidays, region, year)))
    names.set(date, (names.get(date) ?? new Set()).add(name));
  const inOrder = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(inOrder.map(([date, of]) => [date, [...of].join(' / ')]));
}

function daysOfYear(Holidays: Holidays, region: string, year: number): [date: string, name: string][] {
  const key = `${region}/${year}`;
  const known = computed.get(key);
  if (known) return known;
  const [country = '', state] = region.split('-');
  const holidays = state === undefined ? new Holidays(country) : new Holidays(country, state);
  const days = holidays.getHolidays(year, 'en').flatMap((holiday): [string, string][] => {
    if (!isOff(country, holiday)) return [];
    const first = dayOf(holiday.date.slice(0, 10));
    const length = Math.round((holiday.end.getTime() - holiday.start.getTime()) / dayMs);
    return Array.from({ length }, (_, n) => [dateOf(first + n), holiday.name]);
  });
  if (computed.size >= mostComputed) computed.clear();
  computed.set(key, days);
  return days;
}

function daysOfAllStates(Holidays: Holidays, country: string, years: number[]): NamedDates {
  const states = Object.keys(new Holidays(country).getStates(country));
  const kept = new Map<string, string[]>();
  for (const state of states)
    for (const [date, name] of Object.entries(daysOf(Holidays, `${country}-${state}`, years)))
      kept.set(date, [...(kept.get(date) ?? []), name]);
  const ofAll = [...kept].filter(([, names]) => names.length >= states.length * shareOfStates).sort();
  // A state's own day that falls on the same date has its name there; the shortest is that of the day of all.
  return Object.fromEntries(
    ofAll.map(([date, names]) => [date, names.toSorted((a, b) => a.length - b.length)[0] ?? '']),
  );
}

function isOff(country: string, holiday: HolidaysTypes.Holiday & { note?: string }): boolean {
  const { type, date, start, end, note } = holiday;
  // From midnight on, and about a day at least: on one of the changes of clocks it is an hour shorter.
  const whole = date.slice(11, 19) === '00:00:00' && end.getTime() - start.getTime() > 22 * 3_600_000;
  if (type === 'optional') return country === 'PH' && whole;
  return type === 'public' && whole && !(country === 'CN' && note !== undefined);
}
