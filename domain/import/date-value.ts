import { DateTime } from 'luxon';
import { namedDate } from './months.js';

/** In which order day, month and year stand in `03/04/2025` or `25.04.03`. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** A date as somebody wrote it. */
export interface DateReading {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:mm`; null where only a date is written, or midnight. */
  time: string | null;
  /** Epoch ms, where a zone is written with it; date and time are then in that zone. */
  instant: number | null;
}

/** What can be made of a text: one reading, one for each order in which it is a date, or none. */
export type DateValue =
  | { kind: 'plain'; reading: DateReading }
  | { kind: 'ordered'; readings: Partial<Record<DateOrder, DateReading>> }
  | { kind: 'none' };

/** No date is so long in any language; a text that is costs no more than this look. */
const longestDate = 200;
const none: DateValue = { kind: 'none' };
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
const withTime =
  /^(.+?)[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/iu;
const parts = /^(\d{1,4})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?$/;

/**
 * Reads a cell as a date. Never decides between day and month: where both orders give a date, both are given.
 *
 * @param buddhist whether years of two digits count by the Buddhist era in this column: 70 is 2570, which is 2027
 */
export function readDate(text: string, date1904 = false, buddhist = false): DateValue {
  if (text.length > longestDate) return none;
  // Marks of direction come along where a date is copied out of Windows; nobody sees them.
  const whole = asciiDigits(text.normalize('NFKC').replace(unseen, '')).trim();
  const era = buddhist || isThai(whole);
  const serial = fromSerial(whole, date1904);
  if (serial) return { kind: 'plain', reading: serial };
  const timed = withTime.exec(whole);
  const clock = timed ? clockOf(timed) : { time: null, offset: null };
  if (!clock) return none;
  const date = (timed?.[1] ?? whole).trim();
  const reading = (found: string | null): DateReading | null => (found === null ? null : at(found, clock));
  const single = reading(oneWay(date, era));
  if (single) return { kind: 'plain', reading: single };
  const match = parts.exec(date);
  if (!match) return none;
  const [, a = '', , b = '', c = ''] = match;
  if (a.length > 2) return none;
  const readings: Partial<Record<DateOrder, DateReading>> = {};
  const dmy = reading(dateOf(c, Number(b), Number(a), era));
  const mdy = reading(dateOf(c, Number(a), Number(b), era));
  const ymd = a.length === 2 && c.length <= 2 ? reading(dateOf(a, Number(b), Number(c), era)) : null;
  if (dmy) readings.dmy = dmy;
  if (mdy) readings.mdy = mdy;
  if (ymd) readings.ymd = ymd;
  const [first, ...others] = Object.values(readings);
  if (!first) return none;
  // 03/03/2025 is the third of March whichever comes first.
  if (others.length > 0 && others.every((other) => other.date === first.date)) return { kind: 'plain', reading: first };
  return { kind: 'ordered', readings };
}

/** Dates that say by themselves where the year is: ISO, 20250301, 2025/3/1, written-out months. */
function oneWay(text: string, buddhist: boolean): string | null {
  const compact = /^((?:19|20|21)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (compact?.[1]) return dateOf(compact[1], Number(compact[2]), Number(compact[3]));
  const match = parts.exec(text);
  if (match) return match[1]?.length === 4 ? dateOf(match[1], Number(match[3]), Number(match[4])) : null;
  const named = namedDate(text);
  return named && dateOf(named.year, named.month, named.day, buddhist);
}

/** Days since 1899-12-30, or 1904-01-01; only numbers that make a date between 1954 and 2119. */
function fromSerial(text: string, date1904: boolean): DateReading | null {
  if (!/^\d{5}(\.\d+)?$/.test(text)) return null;
  const days = Number(text);
  if (days < 20_000 || days >= 80_400) return null;
  const minutes = Math.round(days * 1440);
  const start = DateTime.fromISO(date1904 ? '1904-01-01' : '1899-12-30', { zone: 'utc' });
  const found = start.plus({ minutes });
  const time = found.toFormat('HH:mm');
  return { date: found.toFormat('yyyy-MM-dd'), time: time === '00:00' ? null : time, instant: null };
}

interface Clock {
  time: string | null;
  offset: string | null;
}

function clockOf(match: RegExpExecArray): Clock | null {
  const [, , hours = '', minutes = '', , half, zone] = match;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59) return null;
  const time = `${String(hour).padStart(2, '0')}:${minutes}`;
  const offset = zone === undefined ? null : /^[+-]/.test(zone) ? zone : 'Z';
  // Programs write a bare date as midnight; nobody means to be late at 00:00 of the day itself.
  return { time: time === '00:00' && offset === null ? null : time, offset };
}

function at(date: string, { time, offset }: Clock): DateReading {
  if (offset === null || time === null) return { date, time, instant: null };
  const instant = DateTime.fromISO(`${date}T${time}${offset}`);
  return { date, time, instant: instant.isValid ? instant.toMillis() : null };
}

/** Years of two digits below this are of our century: 44 is 2044, in Thailand too, where 2544 is long past. */
const firstDoubtful = 45;
/** Below this they are so where nothing speaks for the Buddhist era. */
const firstUnknown = 50;

/**
 * The year that is meant. Years of the Buddhist era are told by their number (2568 is 2025), or by the column they stand
 * in where they have two digits. Null for what could be 1970, 2027 or 2070: nobody is to find out by a breach.
 */
function yearOf(written: string, buddhist: boolean): number | null {
  const year = Number(written);
  if (written.length === 2) {
    if (year < firstDoubtful) return 2000 + year;
    if (buddhist) return 1957 + year;
    return year < firstUnknown ? 2000 + year : null;
  }
  if (written.length !== 4) return null;
  return year > 2400 && year < 2700 ? year - 543 : year;
}

/** Thai letters, and the signs of its calendar. */
export function isThai(text: string): boolean {
  return /[\u0e01-\u0e4f]/.test(text);
}

/** Thai digits as those that all others use. */
function asciiDigits(text: string): string {
  return text.replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

/** Null: no such day, or no such year for sure. */
function dateOf(written: string, month: number, day: number, buddhist = false): string | null {
  const year = yearOf(written, buddhist);
  if (year === null) return null;
  if (year < 1900 || year > 2200) return null;
  const date = DateTime.utc(year, month, day);
  return date.isValid ? date.toFormat('yyyy-MM-dd') : null;
}
