import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import { zoneClock, type LocalMs, type ZoneClock } from '../zone-clock.js';
import type { Calendar, NamedDates, WorkingInterval } from './calendar.js';
import { dayMs, dayOf, weekdayOf, weekdays, yearOf, type DayNumber, type Weekday } from './day.js';

/** Years within which is counted. */
const firstYear = 1900;
const lastYear = 2300;

/** One local year of a calendar, counted through once, so that a question is a search in it and no walk. */
export interface YearTable {
  year: number;
  firstDay: DayNumber;
  /** Working days of the year before each of its days; the last entry is those of the whole year. */
  workedBefore: Uint16Array;
  /** Day of the year, from 0, of each working day. */
  workingDays: Uint16Array;
  /** Where the intervals of each working day begin in `opens`; one more entry, for the end of the last. */
  intervalsOf: Uint16Array;
  /** Instants at which the intervals begin and end. */
  opens: Float64Array;
  closes: Float64Array;
  /** Working ms of the year before each interval; the last entry is those of the whole year. */
  msBefore: Float64Array;
}

/** A rule in force from a day on, in the form in which it is counted with. */
interface RuleFrom<Of> {
  from: DayNumber;
  of: Of;
}

/** Local ms after midnight. */
type Hours = { from: LocalMs; to: LocalMs }[];

/** A calendar made ready to be counted with, year by year as they are asked for. */
export class CalendarTables {
  readonly clock: ZoneClock;
  private readonly off: ReadonlyMap<DayNumber, string>;
  private readonly made: ReadonlyMap<DayNumber, string>;
  private readonly weekends: RuleFrom<ReadonlySet<Weekday>>[];
  private readonly hours: RuleFrom<Hours[]>[];
  private readonly years = new Map<number, YearTable>();
  private last: YearTable | null = null;

  constructor(calendar: Calendar) {
    this.clock = zoneClock(calendar.zone);
    this.off = byDay(calendar.daysOff);
    this.made = byDay(calendar.workingDays);
    this.weekends = calendar.weekends.map(({ from, days }) => ({ from: fromDay(from), of: new Set(days) }));
    this.hours = calendar.hours.map((rule) => ({
      from: fromDay(rule.from),
      of: weekdays.map((weekday) => (rule.weekdays?.[weekday] ?? rule.usual).map(localHours)),
    }));
  }

  isWorking(day: DayNumber): boolean {
    return this.made.has(day) || !(this.off.has(day) || this.isWeekend(day));
  }

  isWeekend(day: DayNumber): boolean {
    return ruleOn(this.weekends, day).has(weekdayOf(day));
  }

  /** What a day off is called; undefined where it has no name, as a weekend. */
  nameOf(day: DayNumber): string | undefined {
    return this.off.get(day);
  }

  /** @throws Refusal `invalid-command` outside of 1900 to 2300 */
  year(year: number): YearTable {
    if (this.last?.year === year) return this.last;
    let table = this.years.get(year);
    if (!table) {
      expectCounted(year);
      table = this.count(year);
      this.years.set(year, table);
    }
    this.last = table;
    return table;
  }

  yearOfDay(day: DayNumber): YearTable {
    const { last } = this;
    return last && day >= last.firstDay && day < last.firstDay + last.workedBefore.length - 1
      ? last
      : this.year(yearOf(day));
  }

  yearAt(instant: Instant): YearTable {
    return this.yearOfDay(Math.floor(this.clock.localAt(instant) / dayMs));
  }

  private count(year: number): YearTable {
    const firstDay = dayOf(`${year}-01-01`);
    const length = dayOf(`${year + 1}-01-01`) - firstDay;
    const workedBefore = new Uint16Array(length + 1);
    const workingDays: number[] = [];
    const intervalsOf: number[] = [];
    const opens: Instant[] = [];
    const closes: Instant[] = [];
    const msBefore: number[] = [];
    let ms = 0;
    for (let index = 0; index < length; index += 1) {
      workedBefore[index] = workingDays.length;
      const day = firstDay + index;
      if (!this.isWorking(day)) continue;
      workingDays.push(index);
      intervalsOf.push(opens.length);
      for (const { from, to } of ruleOn(this.hours, day)[weekdayOf(day) - 1] ?? []) {
        const open = this.clock.instantOf(day * dayMs + from);
        const close = this.clock.instantOf(day * dayMs + to);
        opens.push(open);
        closes.push(close);
        msBefore.push(ms);
        ms += close - open;
      }
    }
    workedBefore[length] = workingDays.length;
    return {
      year,
      firstDay,
      workedBefore,
      workingDays: Uint16Array.from(workingDays),
      intervalsOf: Uint16Array.from([...intervalsOf, opens.length]),
      opens: Float64Array.from(opens),
      closes: Float64Array.from(closes),
      msBefore: Float64Array.from([...msBefore, ms]),
    };
  }
}

/** @throws Refusal `invalid-command` outside of the years within which is counted */
export function expectCounted(year: number): void {
  if (year >= firstYear && year <= lastYear) return;
  throw new Refusal(
    'invalid-command',
    `This leads beyond the years ${firstYear} to ${lastYear}, within which time is counted.`,
  );
}

const known = new WeakMap<Calendar, CalendarTables>();

/** The tables of a calendar are made once for each object: keep the object, do not copy it for each question. */
export function tablesOf(calendar: Calendar): CalendarTables {
  let tables = known.get(calendar);
  if (!tables) {
    tables = new CalendarTables(calendar);
    known.set(calendar, tables);
  }
  return tables;
}

/** How many values of an ascending list are not above `limit`. */
export function countUpTo(values: Float64Array, limit: number, length = values.length): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many values of an ascending list are below `limit`. */
export function countBelow(values: Float64Array, limit: number, length = values.length): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byDay(dates: NamedDates): Map<DayNumber, string> {
  return new Map(Object.entries(dates).map(([date, name]) => [dayOf(date), name]));
}

function fromDay(from: string | null): DayNumber {
  return from === null ? -Infinity : dayOf(from);
}

/** The rule in force on a day: the last that has begun. */
function ruleOn<Of>(rules: RuleFrom<Of>[], day: DayNumber): Of {
  const rule = rules.findLast(({ from }) => from <= day);
  if (!rule) throw new RangeError('a calendar whose first rule is not for all time');
  return rule.of;
}

function localHours({ from, to }: WorkingInterval): Hours[number] {
  return { from: timeOfDay(from), to: timeOfDay(to) };
}

function timeOfDay(time: string): LocalMs {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
}
