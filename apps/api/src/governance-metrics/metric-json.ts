import type { KeptMeaning, ShownMetric } from '../../../../database/governance-metrics/metrics.js';
import type { SeriesRow } from '../../../../database/governance-metrics/series.js';
import type { SliceRow } from '../../../../database/governance-metrics/slices.js';
import { lifecycleStages } from '../../../../domain/case/case.js';
import type { Judged } from '../../../../domain/metric/evaluate.js';
import { directions, metricTypes } from '../../../../domain/metric/metric.js';
import { cadences } from '../../../../domain/metric/period.js';
import { writeSlice } from '../../../../domain/metric/slice.js';
import { bands } from '../../../../domain/metric/threshold.js';
import { valueOf } from '../../../../domain/metric/words.js';
import {
  anyObject,
  choice,
  day,
  flag,
  instant,
  integer,
  list,
  mapOf,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
  versioned,
  type JsonSchema,
} from '../openapi/json-schema.js';

/** How a slice may stand. */
export const sliceStates = ['none', 'too_few', ...bands] as const;

const figure: JsonSchema = { type: 'number' };
const boundsSchema = nullable(
  schema('MetricBounds', object({ above: nullable(figure), below: nullable(figure) }, 'Outside of which a value is.')),
);
const sliceSchema = { ...mapOf(text), description: 'A value for each dimension it is cut by; empty: the whole.' };

export const thresholdSchema = schema(
  'MetricThreshold',
  object({
    name: text,
    slice: sliceSchema,
    amber: boundsSchema,
    red: boundsSchema,
    baseline: nullable(integer),
    periods: integer,
    recovery: boundsSchema,
    recoveryPeriods: integer,
    leastN: integer,
    case: nullable(object({ likelihood: integer, impact: integer })),
  }),
);

const metricFields = {
  id: uuid,
  key: text,
  name: text,
  type: choice(metricTypes),
  formula: text,
  unit: text,
  direction: choice(directions),
  dimensions: list(text),
  source: text,
  cadence: choice(cadences),
  zone: text,
  owner: person,
  domain: nullable(text),
  markets: list(text),
  stage: nullable(choice(lifecycleStages)),
  thresholds: list(thresholdSchema),
  expected: {
    ...nullable(object({ slices: list(sliceSchema), grace: text })),
    description: 'Of which slices a value is waited for each period, and for how long after its end; null: of none.',
  },
  definition: { ...integer, description: 'Counts what its values have meant; those of two are not compared.' },
  retired: flag,
  states: object(Object.fromEntries(sliceStates.map((state) => [state, integer])), 'How many of its slices stand how.'),
  lastPeriod: { ...nullable(day), description: 'The first day of the last period that has a value.' },
  createdAt: instant,
  updatedAt: instant,
  version: integer,
};

export const metricSchema = versioned('Metric', object(metricFields));
export const metricDetailSchema = versioned(
  'MetricDetail',
  object({
    ...metricFields,
    definitions: list(object({ definition: integer, meaning: anyObject, note: text, madeBy: person, madeAt: instant })),
  }),
);

export type MetricJson = ReturnType<typeof metricJson>;

export function metricJson({ facts: m, owner_name, states, last_period, created_at, updated_at }: ShownMetric) {
  const { ownerId, ...facts } = m;
  return {
    ...facts,
    owner: { id: ownerId, name: owner_name },
    states: Object.fromEntries(sliceStates.map((state) => [state, states[state] ?? 0])),
    lastPeriod: last_period,
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
  };
}

export function meaningJson({ definition, meaning, note, made_by: madeBy, made_at: madeAt }: KeptMeaning): object {
  return { definition, meaning, note, madeBy, madeAt: madeAt.toISOString() };
}

export const sliceRowSchema = schema(
  'MetricSlice',
  object({
    slice: sliceSchema,
    ref: { ...text, description: 'As `slice` takes it where a series is asked for; empty: the whole.' },
    state: choice(sliceStates),
    since: { ...nullable(day), description: 'The first of the values that led to it.' },
    reasons: { ...list(text), description: 'Each comparison with both its sides.' },
    threshold: { ...nullable(text), description: 'By which it is judged.' },
    lastPeriod: nullable(day),
  }),
);

export function sliceJson({ slice, state, since, reasons, threshold, last_period: lastPeriod }: SliceRow) {
  return { slice, ref: writeSlice(slice), state, since, reasons, threshold, lastPeriod };
}

const measured = {
  amount: { ...figure, description: 'The value of a count, the numerator of a rate, the sum of a mean.' },
  base: { ...nullable(figure), description: 'The denominator of a rate, the n of a mean.' },
  value: { ...nullable(figure), description: 'What it comes to; null where it is over nothing.' },
};

export const pointSchema = schema(
  'MetricValue',
  object({
    period: day,
    definition: integer,
    ...measured,
    band: { ...nullable(choice([...bands, 'too_few'])), description: 'By itself; null of what is not judged.' },
    state: { ...nullable(choice(bands)), description: 'How the slice stood with it.' },
    bounds: nullable(object({ amber: boundsSchema, red: boundsSchema, recovery: boundsSchema })),
    loadedBy: person,
    loadedAt: instant,
    corrections: {
      ...list(object({ ...measured, replacedBy: person, replacedAt: instant })),
      description: 'What it was before, the oldest first.',
    },
  }),
);

/** @param judged null: it is of another meaning, or nothing judges it */
export function pointJson(row: SeriesRow, judged: Judged | null): object {
  const { period, definition, amount, base, loaded_by: loadedBy, loaded_at: loadedAt } = row;
  return {
    ...{ period, definition, amount, base, value: valueOf(row) },
    band: judged?.band ?? null,
    state: judged?.state ?? null,
    bounds: judged?.bounds ?? null,
    loadedBy,
    loadedAt: loadedAt.toISOString(),
    corrections: row.corrections.map(({ replacedAt, ...was }) => ({
      ...was,
      value: valueOf(was),
      replacedAt: new Date(replacedAt).toISOString(),
    })),
  };
}
