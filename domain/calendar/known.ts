import type { Calendar } from './calendar.js';

/** Whether the holidays of a local date are known to this version. */
export function isKnown(date: string, { knownFrom, knownUntil }: Pick<Calendar, 'knownFrom' | 'knownUntil'>): boolean {
  return knownFrom !== null && knownUntil !== null && date >= knownFrom && date <= knownUntil;
}

/** Said wherever a date is used whose holidays are not known; null where all of these are. */
export function knownWarning(
  calendar: Pick<Calendar, 'key' | 'knownFrom' | 'knownUntil' | 'asOf' | 'source'>,
  ...dates: string[]
): string | null {
  const { key, knownFrom, knownUntil, asOf, source } = calendar;
  const unknown = dates.find((date) => !isKnown(date, calendar));
  if (unknown === undefined) return null;
  const what =
    knownFrom === null || knownUntil === null
      ? `No holidays of calendar ${key} are known`
      : `The holidays of calendar ${key} are known from ${knownFrom} to ${knownUntil} only`;
  return (
    `${what} (as of ${asOf}, ${source}). About ${unknown} it knows weekends, and days that are likely or that somebody named. ` +
    'Refresh the calendar or import the holidays.'
  );
}
