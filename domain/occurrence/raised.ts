import type { FindingContent, Grade } from '../finding/finding.js';
import { cut } from '../text/cut.js';
import { describeInstant } from '../time.js';
import { occurrenceKey, type OccurrenceRecord } from './occurrence.js';

/** What a run that was missed raises by the policy of its control. */
export function raisedByMissing(
  { facts, control }: Pick<OccurrenceRecord, 'facts' | 'control'>,
  inARow: number,
): FindingContent & { grade: Grade } {
  const { missed, key, title, objective, stage } = control;
  const times = inARow === 1 ? 'was not performed' : `was not performed ${inARow} times in a row`;
  return {
    grade: missed.raises ?? 'observation',
    rating: missed.rating,
    title: cut(`${key} “${title}” ${times}`, 200),
    condition:
      `The run ${occurrenceKey(facts.number)} of ${facts.date} was to be performed by ` +
      `${describeInstant(facts.dueAt, facts.due.zone)}, and was not${inARow === 1 ? '' : `; it is the ${ordinal(inARow)} in a row`}.`,
    criteria: `${key} “${title}”: ${objective}`,
    ...{ cause: null, effect: null, recommendations: [], stage, domain: facts.domain, markets: facts.markets },
  };
}

function ordinal(n: number): string {
  const suffix = ['th', 'st', 'nd', 'rd'][n % 10 < 4 && Math.floor((n % 100) / 10) !== 1 ? n % 10 : 0] ?? 'th';
  return `${n}${suffix}`;
}
