/** Days since 1970-01-01, the form in which dates are counted with. */
export type DayNumber = number;

/** ISO: Monday is 1, Sunday 7. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

export const dayMs = 86_400_000;

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** @param date `YYYY-MM-DD` that exists */
export function dayOf(date: string): DayNumber {
  const day = Date.parse(`${date}T00:00:00Z`) / dayMs;
  if (Number.isNaN(day)) throw new RangeError(`${date} is not a date as YYYY-MM-DD`);
  return day;
}

/** `YYYY-MM-DD` */
export function dateOf(day: DayNumber): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

export function yearOf(day: DayNumber): number {
  return new Date(day * dayMs).getUTCFullYear();
}

/** 1970-01-01 was a Thursday. */
export function weekdayOf(day: DayNumber): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

export function weekdayName(day: Weekday): string {
  return names[day - 1] ?? '';
}
