import type { EntityManager } from 'typeorm';
import { checkFit } from '../../../../database/people/standing.js';
import type { BodyProblem } from '../../../../domain/body-checks.js';
import type { Expected } from '../../../../domain/metric/expected.js';
import { metricProblems } from '../../../../domain/metric/check-metric.js';
import type { Metric, MetricChanges } from '../../../../domain/metric/metric.js';
import type { Bounds, Threshold } from '../../../../domain/metric/threshold.js';
import { compact } from '../commands/compact.js';
import { marketsNamed } from '../names/asked-names.js';
import { invalidRequest } from '../problems/problem.js';
import type { MetricChangesRequest, NewMetricRequest, ThresholdBody } from './metric.dto.js';

/**
 * What a request says of a metric, with the markets in it looked up; what it does not say is left out.
 *
 * @throws Problem `invalid-request`, Refusal `unknown-name`, `ambiguous-name`, `unknown-person`, `person-unavailable`
 */
export async function metricAsked(
  manager: EntityManager,
  body: NewMetricRequest | MetricChangesRequest,
): Promise<MetricChanges> {
  const { markets, thresholds, expected, ownerId: given, note: _, ...rest } = body;
  const ownerId = given?.toLowerCase();
  if (ownerId !== undefined) await checkFit(manager, [{ id: ownerId, charge: 'work', path: 'ownerId' }]);
  return compact({
    ...rest,
    ownerId,
    markets: markets && (await marketsNamed(manager, markets, 'markets')),
    thresholds: thresholds && thresholdsOf(thresholds),
    expected: expected && expectedOf(expected),
  });
}

function expectedOf({ slices = [{}], grace = '1 working day' }: NonNullable<NewMetricRequest['expected']>): Expected {
  return { slices: slices as Expected['slices'], grace };
}

/** @throws Problem `invalid-request` where it contradicts itself */
export function requireWhole(metric: Metric): void {
  const wrong = metricProblems(metric);
  if (wrong.length > 0) throw invalidRequest(wrong);
}

function thresholdsOf(bodies: readonly ThresholdBody[]): Threshold[] {
  const wrong: BodyProblem[] = [];
  const thresholds = bodies.map((body, index): Threshold => {
    const {
      name,
      slice = {},
      amber,
      red,
      recovery,
      baseline = null,
      periods = 1,
      recoveryPeriods = 1,
      leastN = 0,
    } = body;
    if (!Object.values(slice).every((value) => typeof value === 'string' && value.trim() !== ''))
      wrong.push({
        path: `thresholds.${index}.slice`,
        message: 'must give each dimension as text, such as {"market": "VN"}.',
      });
    return {
      ...{ name, baseline, periods, recoveryPeriods, leastN, slice: slice as Record<string, string> },
      ...{ amber: boundsOf(amber), red: boundsOf(red), recovery: boundsOf(recovery) },
      case: body.case ? { likelihood: body.case.likelihood, impact: body.case.impact } : null,
    };
  });
  if (wrong.length > 0) throw invalidRequest(wrong);
  return thresholds;
}

function boundsOf(body: ThresholdBody['amber']): Bounds | null {
  return body ? { above: body.above ?? null, below: body.below ?? null } : null;
}
