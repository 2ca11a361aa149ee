import type { EntityManager } from 'typeorm';
import { breachSorts, type BreachSelection } from '../../../../database/breaches/row.js';
import { findMetric } from '../../../../database/governance-metrics/metrics.js';
import { isSeen } from '../../../../database/access/unseen.js';
import { notThere } from '../../../../database/engine/not-there.js';
import { breachTypes } from '../../../../domain/breach/breach.js';
import { breachStatuses } from '../../../../domain/breach/table.js';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Moment, Text } from '../openapi/fields.js';
import { sortNames } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { invalidRequest } from '../problems/problem.js';

/** What a list of breaches can be narrowed by. */
export class BreachFilter extends PageQuery {
  @Text({
    max: 200,
    optional: true,
    description: `One or more of ${breachStatuses.join(', ')}, with commas between; all but expected where nothing is said.`,
  })
  status?: string;

  @Choice(breachTypes, { optional: true, description: 'Out of band, or a value that did not come.' })
  type?: string;

  @Choice(['amber', 'red'], { optional: true, description: 'Of those that are out of band.' })
  band?: string;

  @Text({ max: 100, optional: true, description: 'Of this metric, by its key or its id.' })
  metric?: string;

  @Ref('person', { description: 'Who answers for it.' })
  owner?: string;

  @Text({ max: 20, optional: true })
  market?: string;

  @Text({ max: 100, optional: true })
  domain?: string;

  @Moment({ optional: true, description: 'Changed at or after.' })
  changedSince?: string;

  @Choice(sortNames(breachSorts), { optional: true })
  sort?: string;
}

/** A filter with the names in it looked up. @throws Problem `invalid-request`, Refusal `not-found`, `unknown-name` */
export async function breachesMeant(
  manager: EntityManager,
  { type, band, changedSince, status, metric, owner, market, domain }: BreachFilter,
  actor: Actor,
): Promise<BreachSelection> {
  return {
    ...{ type, band, changedSince },
    seenBy: actor.sight,
    statuses: statusesOf(status),
    metricId: metric === undefined ? null : await metricNamed(manager, metric, actor),
    ownerId: await idNamed(manager, 'person', owner, 'owner', actor),
    market: await wordNamed(manager, 'market', market, 'market', actor),
    domain: await wordNamed(manager, 'domain', domain, 'domain', actor),
  };
}

async function metricNamed(manager: EntityManager, ref: string, { sight }: Actor): Promise<string> {
  if (sight !== undefined && !(await isSeen(manager, sight, 'governance-metrics', ref)))
    throw notThere('governance-metrics', ref);
  return (await findMetric(manager, ref)).facts.id;
}

function statusesOf(status: string | undefined): string[] | undefined {
  const wanted = status?.split(',').map((part) => part.trim());
  const known: readonly string[] = breachStatuses;
  if (wanted?.some((part) => !known.includes(part)))
    throw invalidRequest([
      { path: 'status', message: `must be one or more of ${breachStatuses.join(', ')}, with commas between.` },
    ]);
  return wanted;
}
