import type { EntityManager } from 'typeorm';
import { measuredIn, partsByPeriod } from '../../../../database/governance-metrics/spans.js';
import { periodsAround } from '../../../../domain/metric/around.js';
import { effectOf, type PartSeries } from '../../../../domain/metric/effect.js';
import { effectWords } from '../../../../domain/metric/effect-words.js';
import type { Metric } from '../../../../domain/metric/metric.js';
import { sliceText } from '../../../../domain/metric/slice.js';
import { thresholdFor } from '../../../../domain/metric/threshold.js';
import { choice, day, integer, list, mapOf, nullable, object, text, type JsonSchema } from '../openapi/json-schema.js';
import { usualPeriods, type TimeAsked } from './asked-effect.js';
import { partsAsked, type Parts, type PartSlices } from './asked-parts.js';

const figure: JsonSchema = { type: 'number' };
const means = nullable(object({ before: figure, after: figure }));

export const effectFields = {
  slice: { ...mapOf(text), description: 'Within which.' },
  definition: integer,
  program: { ...nullable(object({ id: text, name: text })), description: 'What began; null: it was said by its days.' },
  from: { ...day, description: 'From when on it was brought about, in the zone of the metric.' },
  to: { ...day, description: 'Until when; what begins from then on is after it.' },
  by: { ...nullable(text), description: 'By which dimension parts are told.' },
  of: { ...list(text), description: 'The parts where it was; none: all of the slice.' },
  comparedWith: { ...list(text), description: 'The parts where it was not.' },
  leftOut: {
    ...list(text),
    description: 'Parts that it could not be compared with: they have no value in some period.',
  },
  periodsLeftOut: { ...list(day), description: 'Periods in which what had it has no value, or too few to tell.' },
  verdict: {
    ...choice(['better', 'worse', 'changed', 'not_told', 'drifted', 'too_few']),
    description:
      'not_told: chance alone makes as much; drifted: the two had moved apart before; too_few: of 6 periods before and 3 after some are missing.',
  },
  scale: {
    ...choice(['value', 'index']),
    description: 'How figures are told: as values, or of a count as multiples of its mean before.',
  },
  with: { ...means, description: 'The means of the periods where it was.' },
  without: { ...means, description: 'The same where it was not; null: there is nothing to compare with.' },
  effect: {
    ...nullable(object({ value: figure, low: figure, high: figure })),
    description: 'What is different since then, less what is different where it was not, with where that lies at 95 %.',
  },
  drift: {
    ...nullable(object({ slope: figure, p: figure })),
    description: 'By how much the two moved apart per period before it began, and how often chance makes as much.',
  },
  placebo: {
    ...nullable(object({ parts: integer, asLarge: integer })),
    description: 'Of so many parts without it, so many show as large an effect though nothing began there.',
  },
  points: list(object({ period: day, side: choice(['before', 'after']), with: figure, without: nullable(figure) })),
  said: { ...list(text), description: 'The same in words.' },
  notes: { ...list(text), description: 'What whoever reads it should know.' },
};

export interface EffectAsked extends Parts {
  time: TimeAsked;
  periods?: number | undefined;
}

/**
 * What became different in a metric, as it is answered.
 *
 * @throws Problem `invalid-request` of parts that are none
 */
export async function effectFound(manager: EntityManager, metric: Metric, asked: EffectAsked): Promise<object> {
  const { slice, periods, time } = asked;
  const { program, from, to } = time;
  const most = periods ?? usualPeriods;
  const sides = periodsAround(time, { cadence: metric.cadence, zone: metric.zone, most, now: Date.now() });
  const spans = { before: spanOf(sides.before, from), after: spanOf(sides.after, to) };
  const { id, definition } = metric;
  const measured = await measuredIn(manager, { metricId: id, definition, ...spans });
  const parts = partsAsked(metric, measured, { ...asked, usual: time.markets });
  const series = (of: readonly PartSlices[]): Promise<PartSeries[]> =>
    seriesOfParts(manager, of, { definition, from: spans.before.from, to: spans.after.to });
  const [having, without] = await Promise.all([series(parts.with), series(parts.without)]);
  const found = effectOf({
    ...{ type: metric.type, direction: metric.direction, ...sides, with: having, without },
    leastN: thresholdFor(metric.thresholds, slice)?.leastN ?? 0,
  });
  const called = (names: readonly string[]): string =>
    names.length === 0 ? sliceText(slice) : `${parts.by ?? ''} ${names.join(', ')}`;
  const of = parts.by === null ? [] : parts.with.map(({ name }) => name);
  return {
    ...{ slice, definition, program, from, to, by: parts.by, of, ...found },
    said: effectWords(found, { with: called(of), without: called(found.comparedWith) }, metric),
    notes: [...time.notes, ...parts.notes],
  };
}

/** The same where there is nothing to compare. @param why what stands in the way */
export function effectUntold(
  metric: Metric,
  { slice, time: { program, from, to, notes } }: EffectAsked,
  why: string,
): object {
  return {
    ...{ slice, definition: metric.definition, program, from, to, by: null, of: [], comparedWith: [], leftOut: [] },
    ...{ periodsLeftOut: [], verdict: 'too_few', scale: 'value', with: null, without: null, effect: null, drift: null },
    ...{ placebo: null, points: [], said: [why], notes },
  };
}

async function seriesOfParts(
  manager: EntityManager,
  parts: readonly PartSlices[],
  within: { definition: number; from: string; to: string },
): Promise<PartSeries[]> {
  const slices = parts.flatMap(({ slices: ids }, part) => ids.map((id) => ({ id, part })));
  const byPart = Map.groupBy(await partsByPeriod(manager, { slices, ...within }), ({ part }) => part);
  return parts.map(({ name }, part) => ({
    name,
    values: new Map((byPart.get(part) ?? []).map((row) => [row.period, row])),
  }));
}

/** From the first to the last of them; of none, none. */
function spanOf(periods: readonly string[], empty: string): { from: string; to: string } {
  return { from: periods[0] ?? empty, to: periods.at(-1) ?? empty };
}
