import type { BodyProblem, Report } from '../body-checks.js';
import { isSame } from '../text/folded.js';
import { checkExpected } from './expected.js';
import { dimensionPattern, mostDimensions, type Metric, type MetricMeaning } from './metric.js';
import { sliceProblem } from './slice.js';
import { longestBaseline, mostInARow, mostLeastN, type Bounds, type Threshold } from './threshold.js';

/** Columns of values that are no dimension, whatever a metric is cut by. */
export const valueColumns = ['period', 'value', 'numerator', 'denominator', 'sum', 'n'] as const;

/** What is wrong with a metric that somebody would keep, each with its place; empty: nothing. */
export function metricProblems(metric: Pick<Metric, keyof MetricMeaning | 'thresholds' | 'expected'>): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  checkDimensions(metric.dimensions, report);
  if (metric.expected !== null) checkExpected(metric.expected, metric, report);
  for (const [index, threshold] of metric.thresholds.entries())
    checkThreshold(threshold, metric, (path, message) => report(`thresholds.${index}${path}`, message));
  for (const [index, { name }] of metric.thresholds.entries())
    if (metric.thresholds.findIndex((other) => isSame(other.name, name)) < index)
      report(
        `thresholds.${index}.name`,
        `"${name}" is the name of another threshold too. Give each a name of its own.`,
      );
  return problems;
}

function checkDimensions(dimensions: readonly string[], report: Report): void {
  if (dimensions.length > mostDimensions) report('dimensions', `must have ${mostDimensions} names at most.`);
  const taken: readonly string[] = valueColumns;
  for (const [index, name] of dimensions.entries()) {
    if (!dimensionPattern.test(name))
      report(`dimensions.${index}`, 'must be small letters, figures and _, such as market or review_site.');
    else if (taken.includes(name))
      report(`dimensions.${index}`, `"${name}" is what a column of values is called. Choose another name.`);
    if (dimensions.indexOf(name) < index) report(`dimensions.${index}`, `"${name}" stands there twice. Leave one out.`);
  }
}

function checkThreshold(
  threshold: Threshold,
  { type, dimensions }: Pick<MetricMeaning, 'type' | 'dimensions'>,
  report: Report,
): void {
  const wrong = sliceProblem(threshold.slice, dimensions);
  if (wrong !== null) report('.slice', wrong);
  const { amber, red, recovery, baseline } = threshold;
  if (amber === null && red === null) report('', 'has neither "amber" nor "red". Give the bounds of at least one.');
  for (const [name, bounds] of [
    ['amber', amber],
    ['red', red],
    ['recovery', recovery],
  ] as const)
    checkBounds(bounds, `.${name}`, { share: type === 'rate' && baseline === null, times: baseline !== null }, report);
  if (amber !== null && red !== null)
    checkWithin(amber, red, '.red', 'red lies inside of amber: what is red must be amber too', report);
  const first = amber ?? red;
  if (recovery !== null && first !== null)
    checkWithin(recovery, first, '.recovery', 'recovery lies outside of the band that it is to be back from', report);
  const counts = [
    ['periods', threshold.periods, 1, mostInARow],
    ['recoveryPeriods', threshold.recoveryPeriods, 1, mostInARow],
    ['leastN', threshold.leastN, 0, mostLeastN],
    ...(baseline === null ? [] : [['baseline', baseline, 3, longestBaseline] as const]),
  ] as const;
  for (const [name, value, least, most] of counts)
    if (!Number.isInteger(value) || value < least || value > most)
      report(`.${name}`, `must be a whole number between ${least} and ${most}.`);
  if (type === 'count' && threshold.leastN > 0)
    report('.leastN', 'is of rates and means: a count is over nothing. Leave it out, or 0.');
}

function checkBounds(
  bounds: Bounds | null,
  path: string,
  { share, times }: { share: boolean; times: boolean },
  report: Report,
): void {
  if (bounds === null) return;
  const { above, below } = bounds;
  if (above === null && below === null) report(path, 'has neither "above" nor "below". Give at least one.');
  if (above !== null && below !== null && below >= above) report(path, '"below" must be less than "above".');
  for (const [name, value] of Object.entries({ above, below })) {
    if (value === null) continue;
    if (!Number.isFinite(value)) report(`${path}.${name}`, 'must be a number.');
    else if (share && (value < 0 || value > 1))
      report(`${path}.${name}`, `must be a share from 0 to 1: ${value} % is ${value / 100}.`);
    else if (times && value <= 0) report(`${path}.${name}`, 'is a multiple of the baseline, and more than 0.');
  }
}

/** The inner bounds, on each side that both have, lie inside of the outer ones; a side that the inner has not is open there. */
function checkWithin(inner: Bounds, outer: Bounds, path: string, message: string, report: Report): void {
  const beyondAbove = outer.above !== null && inner.above !== null && inner.above > outer.above;
  const beyondBelow = outer.below !== null && inner.below !== null && inner.below < outer.below;
  if (beyondAbove || beyondBelow) report(path, `${message}. Move its bound.`);
}
