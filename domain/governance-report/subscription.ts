import { localDate, toInstant, type Instant } from '../time.js';
import type { ReportLanguage, ReportScope } from './report.js';
import { weekAt, weeksBefore, type Week } from './week.js';

/** So many has one person at most. */
export const mostSubscriptions = 20;

/** When a report is sent, week after week. */
export interface SendingTime {
  /** 1: Monday, 7: Sunday. */
  weekday: number;
  /** Local, `HH:mm`. */
  at: string;
  zone: string;
}

/** What somebody gets every week, in their own right. */
export interface SubscriptionFacts extends SendingTime {
  language: ReportLanguage;
  scope: ReportScope;
}

const dayMs = 86_400_000;

/** The first instant after this one at which it is sent; a local time that a change of clocks skips is the next that exists. */
export function nextSending({ weekday, at, zone }: SendingTime, after: Instant): Instant {
  const today = Date.parse(`${localDate(after, zone)}T00:00:00Z`);
  for (let day = 0; day <= 8; day += 1) {
    const date = new Date(today + day * dayMs);
    if (((date.getUTCDay() + 6) % 7) + 1 !== weekday) continue;
    const sending = toInstant({ date: date.toISOString().slice(0, 10), time: at, zone });
    if (sending > after) return sending;
  }
  throw new RangeError(`there is no day ${weekday} of a week`);
}

/** The week that a report is of which was to be sent then, or is sent now: the last that had ended. */
export function weekOfSending(sending: Instant, zone: string): Week {
  return weeksBefore(weekAt(sending, zone), 1, zone);
}

/**
 * Which of the sendings that are due is made now, and which is the next. Of several that were missed the last is made: lists are as of
 * now, so an earlier one would say the same under another name.
 *
 * @param due the first that is due
 */
export function dueNow(time: SendingTime, due: Instant, now: Instant): { sending: Instant; next: Instant } {
  let sending = due;
  let next = nextSending(time, sending);
  while (next <= now) {
    sending = next;
    next = nextSending(time, sending);
  }
  return { sending, next };
}
