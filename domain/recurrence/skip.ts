import { foreseesMore, nextOf, passed, type Series } from './next.js';
import type { Recurrence, Skip } from './recurrence.js';
import type { Occurrence } from './series.js';

/** So many occurrences ahead one is looked for: a year of a daily series. */
export const mostAhead = 366;

/** The skip of an occurrence; null where it is to be made. */
export function skipOf({ skips }: Pick<Recurrence, 'skips'>, nominal: string): Skip | null {
  return skips.find((skip) => skip.nominal === nominal) ?? null;
}

/** The skips that still hold: those of dates that the series has and that have not come. */
export function skipsThatHold(subject: Series): Skip[] {
  const { skips } = subject.recurrence;
  const last = skips.at(-1);
  if (last === undefined) return skips;
  const coming = new Set(comingUntil(subject, last.nominal).map(({ nominal }) => nominal));
  const held = skips.filter(({ nominal }) => coming.has(nominal));
  return held.length === skips.length ? skips : held;
}

/** Those to come up to a date by the rule, as far as is looked. */
export function comingUntil(subject: Series, nominal: string): Occurrence[] {
  const coming: Occurrence[] = [];
  let occurrence = subject.recurrence.next;
  let current: Series = subject;
  while (occurrence !== null && occurrence.nominal <= nominal && coming.length < mostAhead) {
    coming.push(occurrence);
    if (!foreseesMore(subject)) break;
    current = passed(current, occurrence);
    occurrence = nextOf(current, 0);
  }
  return coming;
}
