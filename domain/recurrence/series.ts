import { atMost } from '../at-most.js';
import type { Calendar } from '../calendar/calendar.js';
import { dateOf, dayOf } from '../calendar/day.js';
import { parseDuration } from '../calendar/duration.js';
import { daysOffBetween } from '../calendar/explain.js';
import { addTime, isWorkingDay, previousWorkingDay, workingDayFrom } from '../calendar/working-time.js';
import { localDate, toInstant, type Instant } from '../time.js';
import { datesAfter } from './days-of-rule.js';
import type { Schedule } from './schedule.js';

/** One time that something is to happen. */
export interface Occurrence {
  /** The local date by the rule, `YYYY-MM-DD`; its identity within the series. */
  nominal: string;
  /** The date on which it falls, moved from a day off where the schedule says so. */
  date: string;
  at: Instant;
  /** Why it was moved, e.g. `2027-02-17 is Lunar New Year`. */
  shift: string | null;
}

/** Where the next occurrence is looked for. */
export interface SeriesPosition {
  /** The date by the rule after which it lies; null: from the beginning. */
  after: string | null;
  /** The day on which the last one fell: two that were moved to the same day are one. */
  lastDate: string | null;
  notBefore: Instant;
}

/** Dates of a series that are passed over at most in search of the next: some years of days off. */
const mostPassed = 5_000;

/** The next occurrence of a fixed sequence; null at its end. */
export function nextFixed(schedule: Schedule, calendar: Calendar, position: SeriesPosition): Occurrence | null {
  const { startsOn, until, zone } = schedule;
  const after = position.after ?? dateOf(dayOf(startsOn) - 1);
  // Dates that lie well before are passed over unseen; a month, because a day off may move one.
  const early = dateOf(dayOf(localDate(position.notBefore, zone)) - 31);
  let passed = 0;
  for (const nominal of datesAfter(schedule, early > after ? early : after)) {
    if (until !== null && nominal > until) return null;
    const occurrence = occurrenceOn(nominal, schedule, calendar);
    const fallsAnew = position.lastDate === null || occurrence.date > position.lastDate;
    if (fallsAnew && occurrence.at >= position.notBefore) return occurrence;
    passed += 1;
    if (passed > mostPassed) return null;
  }
  return null;
}

/** The occurrence so long after the last one was complete, but not before an instant; null past the end of the series. */
export function nextAfterCompletion(
  schedule: Schedule,
  calendar: Calendar,
  completedAt: Instant,
  notBefore: Instant,
): Occurrence | null {
  const { every, until, zone } = schedule;
  if (every === null) return null;
  return dayFrom(
    localDate(addTime(completedAt, parseDuration(every), calendar), zone),
    notBefore,
    schedule,
    calendar,
    until,
  );
}

/** The first occurrence of a sequence after completion, which has nothing to count from yet. */
export function firstOf(schedule: Schedule, calendar: Calendar, notBefore: Instant): Occurrence | null {
  return dayFrom(schedule.startsOn, notBefore, schedule, calendar, schedule.until);
}

function dayFrom(
  first: string,
  notBefore: Instant,
  schedule: Schedule,
  calendar: Calendar,
  until: string | null,
): Occurrence | null {
  const today = localDate(notBefore, schedule.zone);
  let nominal = first < today ? today : first;
  let occurrence = occurrenceOn(nominal, schedule, calendar);
  const turn = atMost(mostPassed, 'days off in a row');
  while (occurrence.at < notBefore) {
    turn();
    nominal = dateOf(dayOf(nominal) + 1);
    occurrence = occurrenceOn(nominal, schedule, calendar);
  }
  return until !== null && nominal > until ? null : occurrence;
}

/** Where a date of the rule falls. */
function occurrenceOn(nominal: string, { time, zone, onDayOff }: Schedule, calendar: Calendar): Occurrence {
  const stays = onDayOff === 'same' || isWorkingDay(nominal, calendar);
  const date = stays
    ? nominal
    : onDayOff === 'next_working_day'
      ? workingDayFrom(nominal, calendar)
      : previousWorkingDay(nominal, calendar);
  return { nominal, date, at: toInstant({ date, time, zone }), shift: stays ? null : whyOff(nominal, calendar) };
}

function whyOff(date: string, calendar: Calendar): string {
  const noon = toInstant({ date, time: '12:00', zone: calendar.zone });
  return `${date} is ${daysOffBetween(noon, noon, calendar)[0]?.why ?? 'a day off'}`;
}
