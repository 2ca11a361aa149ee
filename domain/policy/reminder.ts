import type { Calendar } from '../calendar/calendar.js';
import type { TimeKind } from '../calendar/duration.js';
import { nextWorkingMoment, previousWorkingMoment } from '../calendar/working-time.js';
import type { Instant } from '../time.js';
import type { Channel } from './escalation.js';

/** The body of a reminder policy version: how long before the due instant the owner is reminded. */
export interface ReminderPolicy {
  /** Durations before due, read as `time` says, e.g. `P7D` or `2 working days`. */
  before: string[];
  /** How ISO 8601 durations of this policy are read. */
  time?: TimeKind;
  /** When reminders may arrive: at any hour where nothing is said, or in working hours of the owner's calendar. */
  hours?: 'any' | 'working';
  channels: Channel[];
}

/** A week and a day before, when the owner is at work. */
export const defaultReminderPolicy: ReminderPolicy = {
  before: ['P7D', 'P1D'],
  hours: 'working',
  channels: ['inbox', 'email'],
};

/**
 * When a reminder arrives that falls at `at`: held back to the next working moment, or, where that would be too late to
 * be of use, brought forward to the end of the working time before. Breaches are never held back.
 *
 * @param before the due instant; the reminder arrives earlier than that
 */
export function reminderArrives(
  policy: Pick<ReminderPolicy, 'hours'>,
  at: Instant,
  before: Instant,
  calendar: Calendar,
): Instant {
  if (policy.hours !== 'working') return at;
  const held = nextWorkingMoment(at, calendar);
  return held < before ? held : Math.min(at, previousWorkingMoment(at, calendar));
}
