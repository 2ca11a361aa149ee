import { DurationProblem, parseDuration } from '../calendar/duration.js';
import { isLocalDate } from '../time.js';
import { mappableFields } from './fields.js';
import { plainName, usualField, type Columns } from './header.js';
import { SpreadsheetProblem } from './problem.js';

/** What gives a due date to rows without one. */
export type DueRule =
  | { kind: 'on'; date: string }
  /** So long after the date in a column; without a column, after the day of the import. */
  | { kind: 'after'; duration: string; column: number | null };

const forms =
  'Write a date such as 2026-12-31, or a time after a column of dates or the day of the import: "30 working days after Raised", "90 days after import".';

/**
 * Reads `2026-12-31`, `30 working days after Raised`, `P90D after import`. The column is named as in the header, or by
 * the field for which it is taken.
 *
 * @throws SpreadsheetProblem `invalid-due-rule`
 */
export function readDueRule(text: string, header: string[], columns: Columns): DueRule {
  const rule = text.trim();
  if (isLocalDate(rule)) return { kind: 'on', date: rule };
  const [, duration = '', named = ''] = /^(.+?)\s+(?:after|from|since)\s+(.+)$/iu.exec(rule) ?? [];
  if (duration === '') throw problem(`"${text}" is no rule for a due date. ${forms}`);
  try {
    parseDuration(duration);
  } catch (error) {
    if (!(error instanceof DurationProblem)) throw error;
    throw problem(`"${text}": ${error.message}`);
  }
  if (/^(the\s+)?(day\s+of\s+(the\s+)?)?import$|^today$/iu.test(named))
    return { kind: 'after', duration, column: null };
  return { kind: 'after', duration, column: columnNamed(named, text, header, columns) };
}

function columnNamed(named: string, text: string, header: string[], columns: Columns): number {
  const exact = header.indexOf(named);
  if (exact >= 0) return exact;
  const alike = header.flatMap((name, index) => (plainName(name) === plainName(named) ? [index] : []));
  if (alike[0] !== undefined && alike.length === 1) return alike[0];
  const field = mappableFields.find((one) => plainName(one) === plainName(named)) ?? usualField(named)?.field;
  const taken = field === undefined ? undefined : columns.get(field);
  if (taken !== undefined) return taken;
  throw problem(
    `There is no column "${named}" for the due rule "${text}". The columns are ${header.map((name) => `"${name}"`).join(', ')}. ${forms}`,
    { columns: header },
  );
}

function problem(detail: string, extra: Record<string, unknown> = {}): SpreadsheetProblem {
  return new SpreadsheetProblem('invalid-due-rule', detail, extra);
}
