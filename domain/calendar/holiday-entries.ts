import { cut } from '../text/cut.js';
import { longestName } from './check-calendar.js';
import type { StatedDay } from './edit-body.js';

/** An entry of a file that states no day; and why. */
export interface UnstatedDay {
  /** From 1: the row of the table, or the how-manieth event. */
  row: number;
  message: string;
}

export interface HolidayFile {
  days: StatedDay[];
  /** What is not understood: somebody must look at it. */
  rejected: UnstatedDay[];
  /** What is understood, and is no day off: observances, what was called off. */
  skipped: UnstatedDay[];
}

/** An entry that is understood, and is no day off. */
export class NotADay {
  constructor(readonly message: string) {}
}

export interface ReadEntry {
  row: number;
  /** A text says why it is rejected. */
  day: StatedDay | NotADay | string;
}

/**
 * Days, rejections and what was passed over apart. A name that is missing or too long, and a date that is stated twice, are
 * rejections too.
 */
export function collected(entries: ReadEntry[]): HolidayFile {
  const days = new Map<string, StatedDay>();
  const rejected: UnstatedDay[] = [];
  const skipped: UnstatedDay[] = [];
  for (const { row, day } of entries) {
    if (typeof day === 'string') rejected.push({ row, message: day });
    else if (day instanceof NotADay) skipped.push({ row, message: day.message });
    else {
      const problem = addDay(days, day);
      if (problem !== null) rejected.push({ row, message: problem });
    }
  }
  return { days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), rejected, skipped };
}

function addDay(days: Map<string, StatedDay>, day: StatedDay): string | null {
  const before = days.get(day.date);
  if (day.name === '' || day.name.length > longestName)
    return `${day.date} needs a name of 1 to ${longestName} characters.`;
  if (before && before.kind !== day.kind)
    return `${day.date} is stated above as ${before.kind} ("${before.name}"). State it once.`;
  if (!before) days.set(day.date, day);
  else if (!before.name.split(' / ').includes(day.name))
    days.set(day.date, { ...day, name: cut(`${before.name} / ${day.name}`, longestName) });
  return null;
}
