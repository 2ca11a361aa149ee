import { dateOf, dayMs, dayOf, weekdayOf, yearOf, type DayNumber } from '../calendar/day.js';
import { toInstant } from '../time.js';
import { ruleOf, type Rule } from './rule.js';
import type { Schedule } from './schedule.js';

/** So far beyond what is asked for the next date is looked for, in days: a hundred years. */
const furthest = 36_525;

/** A series that is counted from its beginning is given up with this year, or a hundred years after it began. */
const lastCountedYear = 2200;

/**
 * The dates of a schedule's rule after another, in order. It ends with the rule's count or end, or where for a hundred
 * years there is none. What it costs is bounded by the days in between, whatever the rule says.
 *
 * @param after `YYYY-MM-DD`, as all dates here
 * @throws RuleProblem where the rule cannot be followed
 */
export function* datesAfter(
  { startsOn, time, zone, ...schedule }: Pick<Schedule, 'rule' | 'startsOn' | 'time' | 'zone'>,
  after: string,
): Generator<string> {
  if (schedule.rule === null) return;
  const rule = ruleOf(schedule.rule);
  for (const day of daysAfter(rule, dayOf(startsOn), dayOf(after))) {
    const date = dateOf(day);
    if (isPast(rule, { date, time, zone })) return;
    yield date;
  }
}

/** An end with Z is an instant, one without it is meant on the clocks of the schedule, and a date holds to its evening. */
function isPast({ until }: Rule, at: { date: string; time: string; zone: string }): boolean {
  switch (until?.kind) {
    case undefined:
      return false;
    case 'date':
      return at.date > until.date;
    case 'local':
      return `${at.date} ${at.time}` > `${until.date} ${until.time}`;
    case 'instant':
      return toInstant(at) > until.at;
  }
}

function* daysAfter(rule: Rule, start: DayNumber, after: DayNumber): Generator<DayNumber> {
  if (rule.count === null) {
    yield* uncounted(rule, start, after, Math.max(start, after) + furthest);
    return;
  }
  for (const day of countedDays(rule, start, rule.count)) if (day > after) yield day;
}

/** Those of a rule with a count are counted from its beginning, once. */
const counted = new WeakMap<Rule, { start: DayNumber; days: DayNumber[] }>();

function countedDays(rule: Rule, start: DayNumber, count: number): DayNumber[] {
  const known = counted.get(rule);
  if (known?.start === start) return known.days;
  const days: DayNumber[] = [];
  for (const day of uncounted(
    rule,
    start,
    start - 1,
    Math.max(firstOfMonth(lastCountedYear + 1, 1) - 1, start + furthest),
  )) {
    if (days.length >= count) break;
    days.push(day);
  }
  counted.set(rule, { start, days });
  return days;
}

function* uncounted(rule: Rule, start: DayNumber, after: DayNumber, last: DayNumber): Generator<DayNumber> {
  const period = periodOf(rule, start);
  // The period in which `after` lies, or the one before: the steps stay those of the start.
  const first = Math.max(
    0,
    Math.floor((period.indexOf(Math.max(after, start)) - period.indexOf(start)) / rule.interval),
  );
  for (let step = first; ; step += 1) {
    const index = period.indexOf(start) + step * rule.interval;
    if (period.firstDay(index) > last) return;
    for (const day of chosen(period.daysIn(index), rule)) if (day > after && day >= start && day <= last) yield day;
  }
}

/** Those at the positions asked for; all where none is. */
function chosen(days: DayNumber[], { positions }: Rule): DayNumber[] {
  if (positions.length === 0) return days;
  return days.filter((_, index) => positions.includes(index + 1) || positions.includes(index - days.length));
}

interface Period {
  indexOf: (day: DayNumber) => number;
  firstDay: (index: number) => DayNumber;
  /** Its days that the rule asks for, in order. */
  daysIn: (index: number) => DayNumber[];
}

function periodOf(rule: Rule, start: DayNumber): Period {
  const asked = withUsual(rule, start);
  const range = (from: DayNumber, length: number): DayNumber[] => {
    const days: DayNumber[] = [];
    for (let day = from; day < from + length; day += 1) if (matches(asked, day)) days.push(day);
    return days;
  };
  const inMonth = (month: number): DayNumber[] => {
    const [year, of] = [Math.floor(month / 12), (month % 12) + 1];
    if (asked.months.length > 0 && !asked.months.includes(of)) return [];
    const first = firstOfMonth(year, of);
    const length = firstOfMonth(year, of + 1) - first;
    if (asked.monthDays.length === 0) return range(first, length);
    const numbers = new Set(asked.monthDays.map((day) => (day < 0 ? length + day : day - 1)));
    return [...numbers]
      .filter((number) => number >= 0 && number < length)
      .sort((a, b) => a - b)
      .flatMap((number) => range(first + number, 1));
  };
  switch (rule.frequency) {
    case 'DAILY':
      return { indexOf: (day) => day, firstDay: (index) => index, daysIn: (index) => range(index, 1) };
    case 'WEEKLY': {
      // Weeks are counted by their first day; day 0 was a Thursday.
      const shift = (4 - rule.weekStart + 7) % 7;
      const firstDay = (index: number): DayNumber => index * 7 - shift;
      return {
        indexOf: (day) => Math.floor((day + shift) / 7),
        firstDay,
        daysIn: (index) => range(firstDay(index), 7),
      };
    }
    case 'MONTHLY':
      return {
        indexOf: (day) => yearOf(day) * 12 + new Date(day * dayMs).getUTCMonth(),
        firstDay: (index) => firstOfMonth(Math.floor(index / 12), (index % 12) + 1),
        daysIn: inMonth,
      };
    case 'YEARLY':
      return {
        indexOf: yearOf,
        firstDay: (index) => firstOfMonth(index, 1),
        daysIn: (index) => Array.from({ length: 12 }, (_, month) => inMonth(index * 12 + month)).flat(),
      };
  }
}

/** What a rule does not say, its start says: the weekday, the day of the month, the month. */
export function withUsual(rule: Rule, start: DayNumber): Rule {
  const { frequency, days, monthDays, months, yearDays, weeks } = rule;
  if (days.length + monthDays.length + yearDays.length + weeks.length > 0 || frequency === 'DAILY') return rule;
  if (frequency === 'WEEKLY') return { ...rule, days: [{ nth: null, weekday: weekdayOf(start) }] };
  const date = new Date(start * dayMs);
  const usual = { ...rule, monthDays: [date.getUTCDate()] };
  return frequency === 'YEARLY' && months.length === 0 ? { ...usual, months: [date.getUTCMonth() + 1] } : usual;
}

function matches(rule: Rule, day: DayNumber): boolean {
  const { days, months, monthDays, yearDays, weeks } = rule;
  const weekday = weekdayOf(day);
  if (days.length > 0 && !days.some((asked) => asked.weekday === weekday)) return false;
  const date = new Date(day * dayMs);
  if (months.length > 0 && !months.includes(date.getUTCMonth() + 1)) return false;
  const month = (): Span => monthOf(date);
  const year = (): Span => yearSpan(date.getUTCFullYear());
  if (monthDays.length > 0 && !isNumbered(monthDays, day, month())) return false;
  if (yearDays.length > 0 && !isNumbered(yearDays, day, year())) return false;
  if (weeks.length > 0 && !isInWeek(weeks, day, rule.weekStart)) return false;
  const plain = rule.frequency === 'DAILY' || rule.frequency === 'WEEKLY';
  if (plain || days.every(({ nth }) => nth === null)) return true;
  // A numbered weekday is counted within the month, in a yearly rule without months within the year.
  const { first, length } = rule.frequency === 'YEARLY' && months.length === 0 ? year() : month();
  const nth = Math.floor((day - first) / 7) + 1;
  const fromEnd = -Math.floor((first + length - 1 - day) / 7) - 1;
  return days.some(
    (asked) => asked.weekday === weekday && (asked.nth === null || asked.nth === nth || asked.nth === fromEnd),
  );
}

interface Span {
  first: DayNumber;
  length: number;
}

function monthOf(date: Date): Span {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  const first = firstOfMonth(year, month);
  return { first, length: firstOfMonth(year, month + 1) - first };
}

function yearSpan(year: number): Span {
  const first = firstOfMonth(year, 1);
  return { first, length: firstOfMonth(year + 1, 1) - first };
}

/** Whether the number of a day, from the front or from the end, is asked for. */
function isNumbered(asked: readonly number[], day: DayNumber, { first, length }: Span): boolean {
  return asked.includes(day - first + 1) || asked.includes(day - first - length);
}

/** Weeks are those of a year that has four days of them at least. */
function isInWeek(asked: readonly number[], day: DayNumber, weekStart: number): boolean {
  const begins = (of: DayNumber): DayNumber => of - ((weekdayOf(of) - weekStart + 7) % 7);
  const start = begins(day);
  const year = yearOf(start + 3);
  const first = begins(firstOfMonth(year, 1) + 3);
  const weeks = (begins(firstOfMonth(year + 1, 1) + 3) - first) / 7;
  return isNumbered(asked, (start - first) / 7, { first: 0, length: weeks });
}

/** @param month from 1; 13 is January of the next year */
export function firstOfMonth(year: number, month: number): DayNumber {
  // Years that begin in March end with the leap day.
  const [from, passed] = month <= 2 ? [year - 1, month + 9] : [year, month - 3];
  const leapDays = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return from * 365 + leapDays + Math.floor((passed * 153 + 2) / 5) - 719_468;
}
