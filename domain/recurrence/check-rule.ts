import { dateOf, dayOf, weekdayName } from '../calendar/day.js';
import { datesAfter, withUsual } from './days-of-rule.js';
import { readRule, unfollowed, type Rule } from './rule.js';
import type { Schedule } from './schedule.js';

type Ruled = Pick<Schedule, 'rule' | 'startsOn' | 'time' | 'zone'>;

/** Why a rule is not taken, all of it; nothing where it is followed from the start on. */
export function ruleProblems(schedule: Ruled): string[] {
  const { rule, problems } = readRule(schedule.rule ?? '');
  if (rule === null || problems.length > 0) return problems;
  const { startsOn } = schedule;
  const asked = withUsual(rule, dayOf(startsOn));
  const impossible = noSuchDay(asked);
  if (impossible !== null) return [impossible];
  const [first] = datesAfter(schedule, dateOf(dayOf(startsOn) - 1)).take(1);
  return first === undefined ? [whyNoDate(asked, startsOn)] : [];
}

/**
 * What a rule passes over where people might not expect it, and what to write where they meant the last one: a month
 * without a 31st, a year without 29 February or a 53rd week.
 */
export function ruleNotes({ rule: text, startsOn }: Pick<Schedule, 'rule' | 'startsOn'>): string[] {
  if (text === null) return [];
  const { rule, problems } = readRule(text);
  if (rule === null) return [unfollowed(text, problems)];
  if (rule.positions.length > 0) return [];
  const asked = withUsual(rule, dayOf(startsOn));
  return [...monthDayNotes(asked, startsOn), ...endNotes(asked)];
}

const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const lengthOf = (month: number): number => longest[month - 1] ?? 31;
const nameOf = (month: number): string => monthNames[month - 1] ?? '';

function monthDayNotes(rule: Rule, startsOn: string): string[] {
  const { monthDays, frequency, days } = rule;
  if (days.length > 0 || (frequency !== 'MONTHLY' && frequency !== 'YEARLY')) return [];
  const last = 'Where the last day of the month is meant, write BYMONTHDAY=-1.';
  const months = monthsOf(rule, startsOn);
  return monthDays.flatMap((day) => {
    const without = months.filter((month) => lengthOf(month) < day).map(nameOf);
    if (day === 29 && months.includes(2)) without.push('February, but in leap years');
    return without.length === 0 ? [] : [`Months without a day ${day} are passed over: ${without.join(', ')}. ${last}`];
  });
}

/** The months that the rule comes to, in order. */
function monthsOf({ frequency, interval, months }: Rule, startsOn: string): number[] {
  const every = Array.from({ length: 12 }, (_, index) => index + 1);
  const first = Number(startsOn.slice(5, 7)) - 1;
  const stepped = new Set(every.map((_, step) => ((first + step * interval) % 12) + 1));
  return every.filter(
    (month) => (months.length === 0 || months.includes(month)) && (frequency === 'YEARLY' || stepped.has(month)),
  );
}

function endNotes({ frequency, days, months, weeks, yearDays }: Rule): string[] {
  const notes: string[] = [];
  const within = frequency === 'MONTHLY' || (frequency === 'YEARLY' && months.length > 0);
  for (const { nth, weekday } of days)
    if (within && nth === 5)
      notes.push(
        `Months with four ${weekdayName(weekday)}s are passed over. Where the last one is meant, write the weekday with -1.`,
      );
  if (weeks.includes(53))
    notes.push('Years with 52 weeks are passed over. Where the last week is meant, write BYWEEKNO=-1.');
  if (yearDays.includes(366))
    notes.push('Years without a day 366 are passed over. Where the last day of the year is meant, write BYYEARDAY=-1.');
  return notes;
}

/** Days that none of the months has; null where there are some. */
function noSuchDay({ monthDays, months }: Rule): string | null {
  const least = Math.min(...monthDays.map(Math.abs));
  if (monthDays.length === 0 || months.length === 0 || months.some((month) => lengthOf(month) >= least)) return null;
  return (
    `has no date: ${months.map(nameOf).join(', ')} ${months.length === 1 ? 'has' : 'have'} no day ${least}. ` +
    'The last day of the month is BYMONTHDAY=-1.'
  );
}

/** The reason for which a rule whose parts are right each by itself leads to no date. */
function whyNoDate({ until, positions }: Rule, startsOn: string): string {
  if (until !== null) {
    const date = until.kind === 'instant' ? new Date(until.at).toISOString() : until.date;
    return `has no date from ${startsOn} to its end by UNTIL, ${date}.`;
  }
  if (positions.length > 0)
    return `has no date within a hundred years from ${startsOn}: BYSETPOS=${positions.join(',')} chooses among fewer days.`;
  return `has no date within a hundred years from ${startsOn}: its parts never come together.`;
}
