import rrule from 'rrule';
import { dateOf, dayMs, dayOf } from '../calendar/day.js';

const { RRule } = rrule;

const known = /^(FREQ|INTERVAL|COUNT|UNTIL|BYDAY|BYMONTHDAY|BYMONTH|BYSETPOS|BYYEARDAY|BYWEEKNO|WKST)=[^=;]+$/i;
const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];

/** Beyond so many days nobody looks for the next one: a rule such as 30 February has none. */
const furthestDays = 12 * 366;

/** Why a text is no rule that can be followed from a date on; null where it is one. */
export function ruleProblem(text: string, startsOn: string): string | null {
  const parts = partsOf(text);
  const unknown = parts.find((part) => !known.test(part));
  if (unknown !== undefined)
    return `has "${unknown}", which is not used here: the time of day and the zone are said beside it, and the rest as in FREQ=MONTHLY;BYDAY=-1FR.`;
  const frequency = parts
    .find((part) => /^FREQ=/i.test(part))
    ?.slice(5)
    .toUpperCase();
  if (frequency === undefined || !frequencies.includes(frequency))
    return `needs a FREQ of ${frequencies.join(', ')}, such as FREQ=MONTHLY;BYDAY=-1FR.`;
  try {
    return dateAfter(text, startsOn, dateOf(dayOf(startsOn) - 1)) === null
      ? `has no date within twelve years from ${startsOn}.`
      : null;
  } catch {
    return 'cannot be read as a rule of RFC 5545, such as FREQ=MONTHLY;BYDAY=-1FR.';
  }
}

/**
 * The first date of a rule after another; null where there is none within twelve years.
 *
 * The library counts in UTC. Here it is given dates only, so that no zone and no change of clocks can come in.
 *
 * @param startsOn `YYYY-MM-DD`, as all dates here: where the rule begins to count
 */
export function dateAfter(text: string, startsOn: string, after: string): string | null {
  const options = RRule.parseString(partsOf(text).join(';'));
  const from = dayOf(after);
  const furthest = new Date((Math.max(from, dayOf(startsOn)) + furthestDays) * dayMs);
  const until = options.until && options.until < furthest ? options.until : furthest;
  const rule = new RRule({ ...options, dtstart: new Date(`${startsOn}T00:00:00Z`), until }, true);
  const found = rule.after(new Date(from * dayMs));
  return found?.toISOString().slice(0, 10) ?? null;
}

function partsOf(text: string): string[] {
  return text
    .trim()
    .replace(/^RRULE:/i, '')
    .split(';')
    .filter((part) => part !== '');
}
