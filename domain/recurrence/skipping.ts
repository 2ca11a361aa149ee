import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import type { RecurrenceChange } from './change.js';
import type { Series } from './next.js';
import type { Skip } from './recurrence.js';
import type { Occurrence } from './series.js';
import { comingUntil, mostAhead, skipOf } from './skip.js';

/** Dates that are skipped at one time. */
const mostSkips = 100;

/** Skips the occurrence of a date by the rule, and gives it. @throws Refusal where none comes on it */
export function skipIt(change: RecurrenceChange, nominal: string, reason: string, byId: string): Occurrence {
  const { skips } = change.current;
  const before = skipOf(change.current, nominal);
  if (before !== null)
    throw new Refusal(
      'illegal-transition',
      `The occurrence of ${nominal} is skipped already: ${before.reason}. To have it made after all, take that back.`,
    );
  const occurrence = comingUntil(change.now, nominal).find((coming) => coming.nominal === nominal);
  // What should have been made by now, and could not, is run, or missed; it is too late to say that it need not be.
  if (occurrence === undefined || occurrence.at <= change.at)
    throw new Refusal('invalid-command', `${whyNotComing(change.now, nominal, change.at)} ${whatComes(change.now)}`);
  if (skips.length >= mostSkips)
    throw new Refusal(
      'invalid-command',
      `${mostSkips} dates to come are skipped already, which is the most. Pause the recurrence, or change its rule.`,
    );
  const skip = { nominal, reason, byId, at: change.at };
  change.set({ skips: [...skips, skip].sort((a, b) => (a.nominal < b.nominal ? -1 : 1)) });
  return occurrence;
}

/** Has a skipped one made after all, as long as it has not come. @throws Refusal where it is not skipped */
export function unskipIt(change: RecurrenceChange, nominal: string): Skip {
  const skip = skipOf(change.current, nominal);
  if (skip === null)
    throw new Refusal(
      'illegal-transition',
      `No skip of ${nominal} can be taken back: it is not skipped, or its time has come. One that was skipped is run by its date.`,
    );
  change.set({ skips: change.current.skips.filter((other) => other !== skip) });
  return skip;
}

function whyNotComing(subject: Series, nominal: string, now: Instant): string {
  const { next } = subject.recurrence;
  if (next !== null && (nominal < next.nominal || next.at <= now))
    return `The time of ${nominal} has come, or it is no date of the series.`;
  return `The series has no occurrence of ${nominal} among the ${mostAhead} that come next.`;
}

function whatComes({ recurrence: { next } }: Series): string {
  return next === null
    ? 'No date of it is known now.'
    : `Say a date by the rule, as the occurrences show it; the next is ${next.nominal}.`;
}
