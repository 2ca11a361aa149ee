import { Controller, Get, Param, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findMetric } from '../../../../database/governance-metrics/metrics.js';
import { measuredIn, type SliceMeasured } from '../../../../database/governance-metrics/spans.js';
import { changeOf, sumOf, type Change, type PartChange, type PartMeasured } from '../../../../domain/metric/change.js';
import { changeWords } from '../../../../domain/metric/change-words.js';
import { addedUp, grainFor, partsIn } from '../../../../domain/metric/grain.js';
import { withRest } from '../../../../domain/metric/rest.js';
import type { Metric } from '../../../../domain/metric/metric.js';
import { sliceKey, type Slice } from '../../../../domain/metric/slice.js';
import { Describe } from '../openapi/describe.js';
import { Text } from '../openapi/fields.js';
import { choice, day, integer, list, mapOf, nullable, object, text, type JsonSchema } from '../openapi/json-schema.js';
import { invalidRequest } from '../problems/problem.js';
import { dimensionsNamed } from './asked-parts.js';
import { sliceMeant } from './asked-slice.js';
import { spansAsked, SpansQuery } from './asked-spans.js';

/** Parts that are given of a dimension; the others are counted, with what they do together. */
const shownParts = 100;

class ChangeQuery extends SpansQuery {
  @Text({
    max: 1_000,
    min: 0,
    optional: true,
    description: 'Within it, such as market=VN; the whole where nothing is said.',
  })
  slice?: string;

  @Text({ max: 50, optional: true, description: 'Only by this dimension; by each where nothing is said.' })
  by?: string;

  @Text({
    max: 400,
    optional: true,
    description:
      'Out of values that are cut by these dimensions too, with commas between, where there are several ways.',
  })
  outOf?: string;
}

const figure: JsonSchema = { type: 'number' };
const maybe = nullable(figure);
const interval = nullable(object({ value: figure, low: figure, high: figure }));
const span = object({ from: day, to: day });

const partSchema = object({
  name: { ...nullable(text), description: 'Null: what belongs to no part of those that are told.' },
  before: { ...maybe, description: 'Its value; null: it has none.' },
  after: maybe,
  baseBefore: { ...maybe, description: 'Of a rate or mean: over how many.' },
  baseAfter: maybe,
  own: { ...figure, description: 'What it does by its own value having changed.' },
  mix: { ...figure, description: 'What it does by there being more or less of it, told against the whole.' },
  effect: { ...figure, description: 'Both; those of all parts sum to the change.' },
  difference: { ...interval, description: 'Of a rate: after less before, with where it lies at 95 % (Newcombe).' },
});

const changeSchema = object({
  slice: { ...mapOf(text), description: 'Within which.' },
  definition: integer,
  before: span,
  after: span,
  dimensions: list(
    object({
      dimension: text,
      outOf: { ...list(text), description: 'By which dimensions the values are cut that were added up.' },
      choose: {
        ...list(list(text)),
        description:
          'Where its values are cut in several ways, and none by it alone: which there are. Ask again with outOf.',
      },
      before: maybe,
      after: maybe,
      change: maybe,
      difference: interval,
      own: { ...figure, description: 'Of the change, what comes of values.' },
      mix: { ...figure, description: 'And what comes of how much there is of each part.' },
      enough: { ...nullable(integer), description: 'So few parts make up four fifths of it; null: no few do.' },
      reversal: {
        ...nullable(choice(['every_part', 'together'])),
        description:
          'Simpson’s paradox: every part went the other way, or all together did but for how much there is of each.',
      },
      parts: list(partSchema),
      others: { ...nullable(object({ count: integer, effect: figure })), description: 'Those that are not given.' },
      said: { ...list(text), description: 'The same in words.' },
      notes: { ...list(text), description: 'What whoever reads it should know.' },
    }),
  ),
});

/** What explains the change of a metric. */
@Controller('governance-metrics/:id')
export class MetricChangeController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('change')
  @Describe({
    summary: 'Which markets, queues or other parts explain the change of a metric between two times',
    description:
      'By each dimension that it is cut by. A rate or mean changes because values change and because there is more of one part than before; ' +
      'both are told apart (Kitagawa, 1955), and the effects of all parts sum to the change.',
    returns: changeSchema,
    problems: [404, 422],
  })
  async change(@Param('id') ref: string, @Query() query: ChangeQuery): Promise<object> {
    const { manager } = this.dataSource;
    const { facts: metric } = await findMetric(manager, ref);
    const asked = sliceMeant(metric, query.slice);
    const by = dimensionsAsked(metric, asked, query);
    const chosen = query.outOf === undefined ? undefined : dimensionsNamed(query.outOf, metric);
    const spans = await spansAsked(manager, metric, query, Date.now());
    const measured = await measuredIn(manager, { metricId: metric.id, definition: metric.definition, ...spans });
    return {
      ...{ slice: asked, definition: metric.definition, ...spans },
      dimensions: by.map((dimension) => dimensionJson(metric, measured, { asked, dimension, chosen })),
    };
  }
}

function dimensionsAsked(metric: Metric, asked: Slice, { by }: ChangeQuery): string[] {
  const free = metric.dimensions.filter((name) => asked[name] === undefined);
  if (by !== undefined && !free.includes(by)) {
    const why = asked[by] === undefined ? 'is no dimension of it' : 'is one value of it within this slice';
    const offer = free.length === 0 ? 'Ask about a wider slice.' : `Say one of ${free.join(', ')}.`;
    throw invalidRequest([{ path: 'by', message: `${by.slice(0, 40)} ${why}. ${offer}` }]);
  }
  if (free.length === 0)
    throw invalidRequest([{ path: 'slice', message: 'is cut by every dimension there is. Ask about a wider one.' }]);
  return by === undefined ? free : [by];
}

interface Looked {
  asked: Slice;
  dimension: string;
  chosen: string[] | undefined;
}

const nothing = {
  ...{ before: null, after: null, change: null, difference: null, own: 0, mix: 0 },
  ...{ enough: null, reversal: null, parts: [], others: null, said: [] as string[] },
};

function dimensionJson(metric: Metric, measured: SliceMeasured[], { asked, dimension, chosen }: Looked): object {
  const grain = grainFor(measured, { asked, dimension, chosen });
  if (grain === null)
    return {
      dimension,
      outOf: [],
      choose: [],
      ...nothing,
      notes: [`There are no values by ${dimension} in these times.`],
    };
  if ('choose' in grain) {
    const ways = grain.choose.map((way) => way.join(', ')).join('; or by ');
    const notes = [`Its values by ${dimension} are cut by ${ways}. Say out of which (outOf).`];
    return { dimension, outOf: [], choose: grain.choose, ...nothing, notes };
  }
  const parts = partsIn(grain.cuts, dimension).map(({ name, cuts }): PartMeasured => ({
    name,
    before: sumOf(cuts.map(({ before }) => before)),
    after: sumOf(cuts.map(({ after }) => after)),
  }));
  const key = sliceKey(asked, metric.dimensions);
  const whole = measured.find(({ slice }) => sliceKey(slice, metric.dimensions) === key);
  const { parts: all, notes } = withRest(parts, whole);
  const change = changeOf(metric.type, all);
  const said = addedUp(grain.dimensions, { asked, dimension });
  return {
    ...{ dimension, outOf: grain.dimensions, choose: [] },
    ...changeJson(change),
    ...{ said: changeWords(change, dimension, metric), notes: [...said, ...notes] },
  };
}

function changeJson({ parts, ...change }: Change): object {
  const others = parts.slice(shownParts);
  return {
    ...change,
    parts: parts.slice(0, shownParts).map(partJson),
    others:
      others.length === 0
        ? null
        : { count: others.length, effect: others.reduce((sum, { effect }) => sum + effect, 0) },
  };
}

function partJson({ name, before, after, valueBefore, valueAfter, own, mix, effect, difference }: PartChange): object {
  return {
    ...{ name, before: valueBefore, after: valueAfter },
    ...{ baseBefore: before?.base ?? null, baseAfter: after?.base ?? null },
    ...{ own, mix, effect, difference },
  };
}
