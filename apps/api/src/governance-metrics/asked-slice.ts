import type { EntityManager } from 'typeorm';
import { findMetric } from '../../../../database/governance-metrics/metrics.js';
import { mostSeries, seriesOf, type SeriesRow } from '../../../../database/governance-metrics/series.js';
import { sliceByKey, type SliceRow } from '../../../../database/governance-metrics/slices.js';
import type { Metric } from '../../../../domain/metric/metric.js';
import { parseSlice, sliceKey, sliceText, type Slice } from '../../../../domain/metric/slice.js';
import { thresholdFor, type Threshold } from '../../../../domain/metric/threshold.js';
import { Refusal } from '../../../../domain/refusal.js';
import { invalidRequest } from '../problems/problem.js';
import type { SeriesQuery } from './metric-filter.js';

/** A slice that is asked about, with its values up to the last period that is asked for. */
interface AskedSlice {
  metric: Metric;
  slice: SliceRow;
  threshold: Threshold | null;
  /** Those before `from` too: by them it is judged how it stands. */
  rows: SeriesRow[];
  truncated: boolean;
}

/** The slice that a query names; the whole where it names none. @throws Problem `invalid-request` */
export function sliceMeant({ dimensions }: Metric, said: string | undefined): Slice {
  const slice = parseSlice(said ?? '', dimensions);
  if (typeof slice === 'string') throw invalidRequest([{ path: 'slice', message: slice }]);
  return slice;
}

/** @throws Refusal `not-found`, Problem `invalid-request` */
export async function sliceAsked(manager: EntityManager, ref: string, query: SeriesQuery): Promise<AskedSlice> {
  const { facts: metric } = await findMetric(manager, ref);
  const asked = sliceMeant(metric, query.slice);
  const slice = await sliceByKey(manager, metric.id, sliceKey(asked, metric.dimensions));
  if (slice === null)
    throw new Refusal('not-found', `${metric.key} has no values for ${sliceText(asked)}. List its slices.`);
  const all = await seriesOf(manager, slice.id, { to: query.to, definition: query.definition });
  const truncated = all.length > mostSeries;
  const rows = truncated ? all.slice(1) : all;
  return { metric, slice, threshold: thresholdFor(metric.thresholds, slice.slice), rows, truncated };
}
