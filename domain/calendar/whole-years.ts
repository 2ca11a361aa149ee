import type { CalendarBody } from './body.js';
import { dayOf, yearOf } from './day.js';
import { baselineDays, type StatedDay } from './edit-body.js';

export interface YearOfFile {
  year: number;
  /** Days off that the file has of it, and that the calendar has. */
  days: number;
  before: number;
  /** Whether the file can be all there is of the year. */
  whole: boolean;
}

/** Of a year of which nothing is known: fewer days off has no market. */
const fewest = 5;

/**
 * The years of which a file has days, and for which it can speak as a whole: where it is about as dense as what there is
 * already, in both halves of the year. One stray New Year's Day at the end of a file says nothing of the year it begins.
 */
export function yearsOfFile(body: CalendarBody, days: readonly StatedDay[]): YearOfFile[] {
  const off = days.filter(({ kind }) => kind === 'off').map(({ date }) => date);
  const there = Object.keys(baselineDays(body));
  const years = [...new Set(days.map(({ date }) => yearOf(dayOf(date))))].sort((a, b) => a - b);
  return years.map((year) => {
    const [first, second] = halves(off, year);
    const [firstBefore, secondBefore] = halves(there, year);
    const before = firstBefore + secondBefore;
    const whole =
      before === 0
        ? first + second >= fewest && first > 0 && second > 0
        : first >= Math.floor(firstBefore / 2) && second >= Math.floor(secondBefore / 2) && first + second > 0;
    return { year, days: first + second, before, whole };
  });
}

function halves(dates: readonly string[], year: number): [first: number, second: number] {
  const of = dates.filter((date) => date.startsWith(`${year}-`));
  const first = of.filter((date) => date < `${year}-07-01`).length;
  return [first, of.length - first];
}
