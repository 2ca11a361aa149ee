import { format, getFormatDateInfo, isDateFormat } from 'numfmt';

/** What a cell shows, and the date that it holds where it holds one. */
export interface Shown {
  text: string;
  /** `YYYY-MM-DD` or `YYYY-MM-DD HH:mm` */
  date?: string;
}

interface FormatKind {
  /** A day, month or year is shown. */
  date: boolean;
  /** All three of them are. */
  wholeDate: boolean;
}

const kinds = new Map<string, FormatKind | 'general' | 'number'>();

/** Formats longer than that are no work of people, and cost more than they show. */
const longestFormat = 500;
const dayMs = 86_400_000;

/**
 * A number as its format shows it. A whole date is an ISO date, for in which order day and month are shown depends on
 * where the sheet is opened; a part of one (`Mar-26`), a duration and everything else is the text that people see.
 */
export function shownNumber(value: number, code: string, date1904: boolean): Shown {
  const kind = kindOf(code);
  if (kind === 'general') return { text: plainNumber(value) };
  if (kind === 'number') return { text: formatted(value, code, date1904) ?? plainNumber(value) };
  const date = kind.date ? dateOf(value, date1904) : null;
  if (kind.wholeDate && date !== null) return { text: date, date };
  const text = formatted(value, code, date1904) ?? plainNumber(value);
  return date === null ? { text } : { text, date };
}

/** Rid of what binary fractions add: 0.1 + 0.2 is shown as 0.3. All digits of a long id are kept. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

function kindOf(code: string): FormatKind | 'general' | 'number' {
  let kind = kinds.get(code);
  if (kind !== undefined) return kind;
  kind = kindOfNew(code);
  if (kinds.size < 10_000) kinds.set(code, kind);
  return kind;
}

function kindOfNew(code: string): FormatKind | 'general' | 'number' {
  if (code.length > longestFormat || /^general$/i.test(code) || code === '@' || code === '') return 'general';
  try {
    if (!isDateFormat(code)) return 'number';
    const { year, month, day } = getFormatDateInfo(code);
    return { date: year || month || day, wholeDate: year && month && day };
  } catch {
    return 'general';
  }
}

/** Null where the format does not say how this number is shown. */
function formatted(value: number, code: string, date1904: boolean): string | null {
  try {
    const serial = date1904 && typeof kindOf(code) === 'object' ? value + 1462 : value;
    const text = format(code, serial, { nbsp: false, throws: true });
    return /^#+$/.test(text) ? null : text.replace(/\s+/g, ' ').trim();
  } catch {
    return null;
  }
}

/** Null where no calendar has that day. */
function dateOf(serial: number, date1904: boolean): string | null {
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  // A second is 0.0000116 of a day and comes back a little off.
  const at = start + Math.round(serial * 86_400) * 1000;
  if (!(serial >= 1) || serial >= 2_958_466) return null;
  // Before March 1900 that system counts a day that there never was.
  return isoDate(!date1904 && serial < 61 ? at + dayMs : at);
}

function isoDate(at: number): string {
  const iso = new Date(at).toISOString();
  return iso.slice(11, 16) === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/** A cell of type date (Strict Open XML): ISO 8601, without a zone. */
export function shownIsoDate(value: string): Shown {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(value.trim());
  if (!match?.[1]) return { text: value.trim() };
  const date = match[2] === undefined || match[2] === '00:00' ? match[1] : `${match[1]} ${match[2]}`;
  return { text: date, date };
}
