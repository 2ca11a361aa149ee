import type { HolidayFile } from '../../domain/calendar/holiday-entries.js';
import { readHolidayTable } from '../../domain/import/holiday-table.js';
import type { DateOrder } from '../../domain/import/date-value.js';
import { SpreadsheetProblem } from '../../domain/import/problem.js';
import type { Instant } from '../../domain/time.js';
import { readCsv } from '../sheets/csv.js';
import { decodeText, isBinary } from '../sheets/decode-text.js';
import type { OverrideKind } from '../../domain/calendar/body.js';
import { readIcs } from './ics.js';

export interface HolidayFileOptions {
  /** Of dates such as 03/04/2027 in a table. */
  dateOrder?: DateOrder | null;
  /** What the events of a calendar file are; a table says it by itself. */
  kind?: OverrideKind;
  /** Of the calendar: its zone, and its name, such as `Malaysia, Selangor`. */
  zone?: string;
  place?: string;
  /** Now: events that are repeated every year are taken up to two years ahead. */
  at: Instant;
}

/**
 * Reads days out of a calendar file (ICS) or a table (CSV); which of them it is shows the content, not the name.
 * @throws SpreadsheetProblem where the file as a whole cannot be read
 */
export function readHolidayFile(
  bytes: Buffer,
  { dateOrder = null, kind = 'off', zone = 'UTC', place = '', at }: HolidayFileOptions,
): HolidayFile {
  if (bytes.length === 0)
    throw new SpreadsheetProblem(
      'unreadable-file',
      'The file is empty. Send a calendar file (.ics) or a table (.csv).',
    );
  if (isBinary(bytes))
    throw new SpreadsheetProblem(
      'unreadable-file',
      'This is neither a calendar file (.ics) nor a table (.csv). A workbook must be saved as CSV first.',
    );
  const text = decodeText(bytes.subarray(0, 1_024));
  return /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)
    ? readIcs(decodeText(bytes), { kind, at, zone, place })
    : readHolidayTable(readCsv(bytes).rows, dateOrder);
}
