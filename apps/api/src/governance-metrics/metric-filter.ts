import type { EntityManager } from 'typeorm';
import { metricSorts, type MetricSelection } from '../../../../database/governance-metrics/metrics.js';
import { sliceSorts } from '../../../../database/governance-metrics/slices.js';
import { lifecycleStages } from '../../../../domain/case/case.js';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Day, Flag, Moment, Text, Whole } from '../openapi/fields.js';
import { sortNames } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { sliceStates } from './metric-json.js';

/** What a list of metrics can be narrowed by. */
export class MetricFilter extends PageQuery {
  @Choice(sliceStates, { optional: true, description: 'Those of which some slice stands so.' })
  state?: string;

  @Ref('person', { description: 'Who answers for it.' })
  owner?: string;

  @Text({ max: 20, optional: true })
  market?: string;

  @Text({ max: 100, optional: true })
  domain?: string;

  @Choice(lifecycleStages, { optional: true, description: 'At which stage of the lifecycle.' })
  stage?: string;

  @Flag({ optional: true, description: 'Only those that are retired, or only those that are not.' })
  retired?: boolean;

  @Moment({ optional: true, description: 'Changed at or after; its values do not count.' })
  changedSince?: string;

  @Text({ max: 200, optional: true, description: 'Part of the key or name.' })
  q?: string;

  @Choice(sortNames(metricSorts), { optional: true })
  sort?: string;
}

/** A filter with the names in it looked up. @throws Problem `invalid-request`, Refusal `unknown-name`, `ambiguous-name` */
export async function metricsMeant(
  manager: EntityManager,
  { state, stage, retired, changedSince, q, owner, market, domain }: MetricFilter,
  actor: Actor,
): Promise<MetricSelection> {
  return {
    ...{ state, stage, retired, changedSince, q },
    seenBy: actor.sight,
    ownerId: await idNamed(manager, 'person', owner, 'owner', actor),
    market: await wordNamed(manager, 'market', market, 'market', actor),
    domain: await wordNamed(manager, 'domain', domain, 'domain', actor),
  };
}

export class SliceFilter extends PageQuery {
  @Choice(sliceStates, { optional: true, description: 'Those that stand so.' })
  state?: string;

  @Choice(sortNames(sliceSorts), { optional: true })
  sort?: string;
}

export class SeriesQuery {
  @Text({
    max: 1_000,
    min: 0,
    optional: true,
    description: 'Such as market=VN,queue=live; the whole where nothing is said.',
  })
  slice?: string;

  @Day({ optional: true, description: 'Only periods that begin on this day or later.' })
  from?: string;

  @Day({ optional: true, description: 'Only periods that begin on this day or before.' })
  to?: string;

  @Whole({
    min: 1,
    max: 1_000_000,
    optional: true,
    description: 'Only values of this meaning; of all, where nothing is said.',
  })
  definition?: number;
}
