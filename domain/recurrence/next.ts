import { dateOf, dayOf } from '../calendar/day.js';
import type { Instant } from '../time.js';
import { datesAfter } from './days-of-rule.js';
import { readRule } from './rule.js';
import type { Recurrence, RecurrenceRecord } from './recurrence.js';
import { firstOf, nextAfterCompletion, nextFixed, type Occurrence } from './series.js';

/** What the dates of a recurrence depend on. */
export interface Series extends Pick<RecurrenceRecord, 'calendar' | 'lastCompletedAt'> {
  recurrence: Pick<Recurrence, 'status' | 'schedule' | 'occurrences' | 'lastNominal' | 'lastDate' | 'next' | 'skips'>;
}

/**
 * The next occurrence as the facts stand; null where there is none, or where the last one is not complete yet.
 *
 * @param notBefore for a series that begins, goes on after a pause, or was changed: what lies before does not happen
 */
export function nextOf({ recurrence, calendar, lastCompletedAt }: Series, notBefore: Instant): Occurrence | null {
  const { status, schedule, occurrences, lastNominal, lastDate } = recurrence;
  if (status !== 'active' || (schedule.count !== null && occurrences >= schedule.count)) return null;
  if (schedule.mode === 'fixed') return nextFixed(schedule, calendar, { after: lastNominal, lastDate, notBefore });
  if (occurrences === 0) return firstOf(schedule, calendar, notBefore);
  if (lastCompletedAt === null) return null;
  return nextAfterCompletion(schedule, calendar, lastCompletedAt, Math.max(lastCompletedAt, notBefore));
}

/** Whether it waits for what was made last to be complete. */
export function waitsForLast({ recurrence, lastCompletedAt }: Series): boolean {
  const { schedule, occurrences } = recurrence;
  const more = schedule.count === null || occurrences < schedule.count;
  return schedule.mode === 'after_completion' && more && occurrences > 0 && lastCompletedAt === null;
}

/** Why a series that was just set up, or changed, has none to come; for whoever is refused. */
export function whyNoneComes({ recurrence: { schedule, occurrences } }: Series): string {
  const { count, until, mode } = schedule;
  if (count !== null && occurrences >= count) return `It has had the ${count} occurrences that its count allows.`;
  const first =
    mode === 'fixed'
      ? datesAfter({ ...schedule }, dateOf(dayOf(schedule.startsOn) - 1))
          .take(1)
          .toArray()
      : [];
  const from = first[0] ?? schedule.startsOn;
  if (until !== null && until < from) return `Its first date is ${from}, and its end by until ${until}.`;
  return `All its dates${first[0] === undefined ? '' : `, from ${from} on,`} have passed. Move its end, or change its rule.`;
}

/**
 * The coming occurrences of a series, the next first; after completion there is one at most. None by a stored rule that
 * cannot be followed: its notes say so.
 */
export function comingOf(subject: Series, most: number): Occurrence[] {
  const { next } = subject.recurrence;
  const coming: Occurrence[] = [];
  let occurrence = next;
  let current: Series = subject;
  while (occurrence && coming.length < most) {
    coming.push(occurrence);
    if (!foreseesMore(subject)) break;
    current = passed(current, occurrence);
    occurrence = nextOf(current, 0);
  }
  return coming;
}

/** Whether further dates follow from the next one: by a rule that is followed, not from when the last one is complete. */
export function foreseesMore({ recurrence: { schedule } }: Series): boolean {
  return schedule.mode === 'fixed' && readRule(schedule.rule ?? '').rule !== null;
}

/** As if an occurrence had been. */
export function passed(subject: Series, { nominal, date }: Occurrence): Series {
  const { recurrence } = subject;
  const { occurrences } = recurrence;
  return {
    ...subject,
    recurrence: { ...recurrence, occurrences: occurrences + 1, lastNominal: nominal, lastDate: date },
  };
}
