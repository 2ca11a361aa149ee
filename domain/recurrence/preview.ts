import type { Calendar } from '../calendar/calendar.js';
import type { Instant } from '../time.js';
import { ruleNotes } from './check-rule.js';
import { comingOf, nextOf, type Series } from './next.js';
import type { Schedule } from './schedule.js';
import { skipsThatHold } from './skip.js';
import type { Occurrence } from './series.js';

/** So many dates are shown. */
export const mostComing = 10;

/** What a schedule would come to. */
export interface PreviewedSchedule {
  schedule: Schedule;
  notes: string[];
  /** None: it would be refused, for none comes from now on. */
  coming: Occurrence[];
  /** Dates that are skipped, and that the series would not have any more. */
  unskipped: string[];
}

/** Of a series that there is not yet, by the days off of whoever would own it. */
export function previewOfNew(schedule: Schedule, calendar: Calendar, now: Instant): PreviewedSchedule {
  const none = { occurrences: 0, lastNominal: null, lastDate: null, next: null, skips: [] };
  return previewed({ recurrence: { ...none, status: 'active', schedule }, calendar, lastCompletedAt: null }, now);
}

/** Of one that there is, with its schedule changed now; paused, as if it went on. */
export function previewOfChange(subject: Series, schedule: Schedule, now: Instant): PreviewedSchedule {
  const { recurrence } = subject;
  return previewed({ ...subject, recurrence: { ...recurrence, status: 'active', schedule, lastNominal: null } }, now);
}

function previewed(subject: Series, now: Instant): PreviewedSchedule {
  const { schedule, skips } = subject.recurrence;
  const planned = { ...subject, recurrence: { ...subject.recurrence, next: nextOf(subject, now) } };
  const held = skipsThatHold(planned);
  return {
    schedule,
    notes: ruleNotes(schedule),
    coming: comingOf(planned, mostComing),
    unskipped: skips.filter((skip) => !held.includes(skip)).map(({ nominal }) => nominal),
  };
}
