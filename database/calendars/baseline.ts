import { createRequire } from 'node:module';
import type HolidaysOf from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import type { Baseline } from '../../domain/calendar/body.js';
import type { NamedDates } from '../../domain/calendar/calendar.js';
import { dateOf, dayMs, dayOf } from '../../domain/calendar/day.js';

type Holidays = new (country: string, state?: string) => HolidaysOf;

/** Years before and after that of the day on which it is taken; what lies further ahead is announced late or changed. */
const yearsBefore = 1;
const yearsAfter = 1;

/** Days that nearly all states keep are days of the country; what fewer keep, as the library's own list has it, is not. */
const shareOfStates = 0.75;

/**
 * Holidays of a region as the library has them, whole days only. What it calls `optional` is off in the Philippines
 * (special non-working days) and worked elsewhere; what China grants to some people only is no day off.
 *
 * @param region a country such as `SG`, or a state such as `MY-02`
 * @param today `YYYY-MM-DD`
 * @returns null where the library does not know the region
 */
export async function readBaseline(region: string, today: string): Promise<Baseline | null> {
  const { Holidays, version } = await library();
  const year = Number(today.slice(0, 4));
  const years = Array.from({ length: yearsBefore + yearsAfter + 1 }, (_, n) => year - yearsBefore + n);
  const daysOff = region === 'MY' ? daysOfAllStates(Holidays, region, years) : daysOf(Holidays, region, years);
  if (Object.keys(daysOff).length === 0) return null;
  return {
    region,
    source: `date-holidays ${version}`,
    asOf: today,
    from: `${year - yearsBefore}-01-01`,
    until: `${year + yearsAfter}-12-31`,
    daysOff,
    workingDays: {},
  };
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
