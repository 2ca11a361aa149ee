import type { Instant } from '../time.js';
import type { Calendar } from './calendar.js';
import { dayOf } from './day.js';
import { daysOffBetween } from './explain.js';

/** Days off without a working day between them. */
export interface Stretch {
  /** `YYYY-MM-DD`; both are off. */
  from: string;
  until: string;
  /** Names of its days off in order, each once; empty where they are weekends and no more. */
  names: string[];
}

/** The days off between two instants, both days included, in stretches; of the first thousand days off. */
export function stretchesOff(a: Instant, b: Instant, calendar: Calendar): Stretch[] {
  const found: Stretch[] = [];
  for (const { date, why } of daysOffBetween(a, b, calendar)) {
    const last = found.at(-1);
    const name = why.startsWith('weekend (') ? [] : [why];
    if (last === undefined || dayOf(last.until) + 1 !== dayOf(date))
      found.push({ from: date, until: date, names: name });
    else {
      last.until = date;
      last.names = [...new Set([...last.names, ...name])];
    }
  }
  return found;
}
