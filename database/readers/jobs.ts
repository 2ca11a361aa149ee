import { readHolidayFile } from '../calendars/holiday-file.js';
import { readDocument } from '../documents/read-document.js';
import { sampleOfFile } from '../reviews/sample-file.js';
import { previewOf } from '../sheets/preview-register.js';
import { outlineOf, readRegister } from '../sheets/read-register.js';
import { readNamedTable } from '../sheets/read-named-table.js';

/**
 * What a reader can be asked for. Each takes the bytes of a file and options, gives plain data, and throws
 * `SpreadsheetProblem` for a file that cannot be read. These run in a process of their own: no database, no settings.
 */
export const jobs = {
  /** A register of action items: every row, understood or rejected. */
  register: readRegister,
  /** The same without its rows: what an import needs to be accepted. */
  'register-outline': outlineOf,
  /** How it would be read, with the first of its rows. */
  'register-preview': previewOf,
  /** Days off, ICS or CSV. */
  holidays: readHolidayFile,
  /** Any table whose columns have names that are known: people, for one. */
  table: readNamedTable,
  /** A list of which a review round judges a sample: drawn where it is read. */
  sample: sampleOfFile,
  /** A document that people wrote: its text. */
  document: readDocument,
};

export type JobName = keyof typeof jobs;
export type OptionsOf<J extends JobName> = Parameters<(typeof jobs)[J]>[1];
export type AnswerOf<J extends JobName> = Awaited<ReturnType<(typeof jobs)[J]>>;
