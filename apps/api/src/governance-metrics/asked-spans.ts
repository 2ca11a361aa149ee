import type { EntityManager } from 'typeorm';
import { lastPeriods, type Span } from '../../../../database/governance-metrics/spans.js';
import type { Metric } from '../../../../domain/metric/metric.js';
import { nextPeriod, periodProblem } from '../../../../domain/metric/period.js';
import { Refusal } from '../../../../domain/refusal.js';
import { Day } from '../openapi/fields.js';
import { invalidRequest } from '../problems/problem.js';

/** Periods of a span at most. */
export const mostPeriods = 400;

/** Two spans of time that are compared. */
export class SpansQuery {
  @Day({
    optional: true,
    description: 'The first day of a period, before; with `after`, the newest two where neither is said.',
  })
  before?: string;

  @Day({ optional: true, description: 'The first day of the last period of a span that begins with `before`.' })
  beforeTo?: string;

  @Day({ optional: true, description: 'The first day of the period that it is compared with.' })
  after?: string;

  @Day({ optional: true, description: 'The first day of the last period of a span that begins with `after`.' })
  afterTo?: string;
}

export interface Spans {
  before: Span;
  after: Span;
}

/**
 * The spans that are meant.
 *
 * @throws Problem `invalid-request` which of them is no span, and why; Refusal `invalid-command` where there are no two periods yet
 */
export async function spansAsked(
  manager: EntityManager,
  metric: Metric,
  query: SpansQuery,
  now: number,
): Promise<Spans> {
  const { before, after, beforeTo, afterTo } = query;
  if (before === undefined && after === undefined) {
    const stray = beforeTo === undefined ? (afterTo === undefined ? null : 'afterTo') : 'beforeTo';
    if (stray !== null) throw invalidRequest([{ path: stray, message: 'goes with before and after. Say both.' }]);
    return newest(manager, metric);
  }
  if (before === undefined || after === undefined) {
    const path = before === undefined ? 'before' : 'after';
    throw invalidRequest([
      { path, message: 'is compared with the other. Say both, or neither for the newest two periods.' },
    ]);
  }
  const spans = { before: { from: before, to: beforeTo ?? before }, after: { from: after, to: afterTo ?? after } };
  const errors = Object.entries({ before, beforeTo, after, afterTo }).flatMap(([path, date]) => {
    const message = date === undefined ? null : periodProblem(date, metric, now);
    return message === null ? [] : [{ path, message }];
  });
  if (errors.length > 0) throw invalidRequest(errors);
  const lengths = { before: lengthOf(spans.before, metric), after: lengthOf(spans.after, metric) };
  for (const name of ['before', 'after'] as const) {
    const path = `${name}To`;
    if (lengths[name] === 0) throw invalidRequest([{ path, message: `is before ${name}. Turn them round.` }]);
    if (lengths[name] > mostPeriods)
      throw invalidRequest([{ path, message: `makes more than ${mostPeriods} periods. Compare shorter spans.` }]);
  }
  if (spans.before.from <= spans.after.to && spans.after.from <= spans.before.to)
    throw invalidRequest([
      { path: 'after', message: 'is a time of which before is a part. Compare two that share no period.' },
    ]);
  if (metric.type === 'count' && lengths.before !== lengths.after)
    throw invalidRequest([
      {
        path: 'afterTo',
        message: `compares a count of ${lengths.after} periods with one of ${lengths.before}. Say as many on both sides.`,
      },
    ]);
  return spans;
}

async function newest(manager: EntityManager, { id, definition }: Metric): Promise<Spans> {
  const [last, former] = await lastPeriods(manager, { metricId: id, definition, most: 2 });
  if (last === undefined || former === undefined)
    throw new Refusal('invalid-command', 'There are no values of two periods yet, of what it means at present.');
  return { before: { from: former, to: former }, after: { from: last, to: last } };
}

/** Periods of a span; 0: it ends before it begins. No more are counted than one too many. */
function lengthOf({ from, to }: Span, { cadence }: Metric): number {
  let count = 0;
  for (let period = from; period <= to && count <= mostPeriods; period = nextPeriod(period, cadence)) count += 1;
  return count;
}
