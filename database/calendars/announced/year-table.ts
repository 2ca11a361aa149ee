import type { NamedDates } from '../../../domain/calendar/calendar.js';

/** The days of a market in one year. */
export interface YearTable {
  year: number;
  /** For which it speaks: the country, or also its states; a space between them. */
  regions: string;
  /** Those of them for which the year was announced; for the others it is what is expected. */
  announced: string;
  /** Who announces. */
  source: string;
  /** `YYYY-MM-DD`: when the table was made. */
  asOf: string;
  /** A line each: the date, `works` for a make-up working day, the name, and `{MY-01 MY-07}` where not all keep it. */
  days: string;
}

interface DaysOfYear {
  daysOff: NamedDates;
  workingDays: NamedDates;
}

const line = /^(\d{4}-\d{2}-\d{2}) (works )?(.+?)(?: \{(.+)\})?$/;

/** What a table says of one region. */
export function daysOfRegion({ days }: YearTable, region: string): DaysOfYear {
  const found: DaysOfYear = { daysOff: {}, workingDays: {} };
  for (const text of days.trim().split('\n')) {
    const [, date, works, name, where] = line.exec(text) ?? [];
    if (date === undefined || name === undefined) throw new Error(`a line of a table that is none: ${text}`);
    if (where !== undefined && !where.split(' ').includes(region)) continue;
    found[works === undefined ? 'daysOff' : 'workingDays'][date] = name;
  }
  return found;
}
