import { DateTime } from 'luxon';
import type { LocalTime } from '../../../domain/time.js';
import type { When } from './deed.js';

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];

/** Turns the story's weeks and days into dates, counted from the day of the launch. */
export class StoryCalendar {
  private readonly firstMonday: DateTime;

  /** @param launchedAt epoch ms; `zone` is the program's: its date is the day of the launch */
  constructor(launchedAt: number, zone: string) {
    const launch = DateTime.fromMillis(launchedAt, { zone }).startOf('day');
    this.firstMonday = launch.plus({ days: 8 - launch.weekday });
  }

  /** The date and time as people in `zone` agree on them. @throws RangeError for what is no moment of a story */
  local(when: When, zone: string): LocalTime {
    const [, week, day, time] = /^W(\d+) (\w{3}) (\d{2}:\d{2})$/.exec(when) ?? [];
    const weekday = days.indexOf(day ?? '');
    if (weekday < 0 || time === undefined) throw new RangeError(`"${when}" is not a moment such as "W2 Tue 18:00"`);
    const date = this.firstMonday.plus({ weeks: Number(week) - 1, days: weekday }).toFormat('yyyy-MM-dd');
    return { date, time, zone };
  }
}
