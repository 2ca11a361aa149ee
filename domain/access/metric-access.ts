import type { Metric } from '../metric/metric.js';
import { Refusal } from '../refusal.js';
import type { Actor } from './actor.js';
import { administers } from './held.js';
import type { Place } from './place.js';
import { noWriting, refuse } from './refuse.js';
import { standsByRole, type Standing } from './roles.js';

type MetricPart = 'keeper';

/** Who says what is measured, and beyond which value it is out of band, where their role reaches. */
const metricStanding: Standing<MetricPart> = {
  administrator: ['keeper'],
  head_of_governance: ['keeper'],
  risk_analyst: ['keeper'],
};

const keepers = ['a risk analyst or head of governance of its domain or markets', 'an administrator'];

function placeOf({ domain, markets }: Pick<Metric, 'domain' | 'markets'>): Place {
  return { domain, markets, programIds: [] };
}

/** Whether somebody may say what a metric is. */
export function keepsMetric(actor: Actor, metric: Pick<Metric, 'domain' | 'markets'>): boolean {
  return administers(actor) || standsByRole(actor, metricStanding, ['keeper'], placeOf(metric));
}

/** Makes a metric, changes what it means, its thresholds and whose it is. @throws Refusal `not-allowed` */
export function mayKeepMetric(actor: Actor, metric: Pick<Metric, 'domain' | 'markets'>): void {
  if (actor.access === 'auditor') noWriting(actor);
  if (!keepsMetric(actor, metric)) refuse('say what a metric is, and its thresholds', keepers);
}

/** Sends its values: whoever owns it, or keeps it. @throws Refusal `not-allowed` */
export function mayLoadValues(actor: Actor, metric: Pick<Metric, 'domain' | 'markets' | 'ownerId'>): void {
  if (actor.access === 'auditor') noWriting(actor);
  if (actor.id !== metric.ownerId && !keepsMetric(actor, metric))
    refuse('send values of this metric', ['its owner', ...keepers]);
}

/**
 * Nobody draws the line by which what they own is judged, unless they administer all there is.
 *
 * @throws Refusal `separation-of-duties`
 */
export function mayDrawThresholds(actor: Actor, metric: Pick<Metric, 'ownerId'>): void {
  if (actor.id === metric.ownerId && !administers(actor))
    throw new Refusal(
      'separation-of-duties',
      'Nobody sets the thresholds of a metric that is their own. Have another risk analyst, the head of governance or an administrator set them.',
    );
}
