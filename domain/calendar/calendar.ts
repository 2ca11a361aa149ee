import type { Weekday } from './day.js';

/** A stretch of a working day, local times `HH:mm`; it begins and ends on the same day. */
export interface WorkingInterval {
  from: string;
  to: string;
}

/** The hours that are worked from a date on. */
export interface HoursRule {
  /** `YYYY-MM-DD`; null: as long as there has been a calendar. */
  from: string | null;
  /** In order, without overlap. */
  usual: WorkingInterval[];
  /** Where a day of the week has hours of its own, by ISO weekday: `{ "5": [...] }`. */
  weekdays?: Partial<Record<Weekday, WorkingInterval[]>>;
}

/** The days of the week that are off from a date on. */
export interface WeekendRule {
  /** `YYYY-MM-DD`; null: as long as there has been a calendar. */
  from: string | null;
  /** ISO weekdays. */
  days: Weekday[];
}

/** Names by date `YYYY-MM-DD`. */
export type NamedDates = Record<string, string>;

/**
 * One version of a calendar, all that arithmetic needs. It is never changed: what is computed from it once is kept for
 * as long as the object lives.
 */
export interface Calendar {
  /** `SG`, `MY-02` */
  key: string;
  name: string;
  /** IANA name. */
  zone: string;
  versionId: string;
  version: number;
  /** `YYYY-MM-DD`: of which day its content is. */
  asOf: string;
  /** Where its days come from, for people to read. */
  source: string;
  /** Local dates between which its holidays are known; null where none are. Beyond, weekends are left out and no more. */
  knownFrom: string | null;
  knownUntil: string | null;
  /** The first from null, then by date. */
  hours: HoursRule[];
  /** The first from null, then by date. */
  weekends: WeekendRule[];
  daysOff: NamedDates;
  /** Days that are worked although the weekend rule says otherwise. */
  workingDays: NamedDates;
}

export const usualHours: WorkingInterval[] = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
];

export const saturdayAndSunday: Weekday[] = [6, 7];
export const fridayAndSaturday: Weekday[] = [5, 6];
