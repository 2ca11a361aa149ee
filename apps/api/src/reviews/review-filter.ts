import type { EntityManager } from 'typeorm';
import { reviewSorts, type ReviewSelection } from '../../../../database/reviews/row.js';
import { reviewStatuses } from '../../../../domain/review/table.js';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Text } from '../openapi/fields.js';
import { sortNames } from '../paging/page.js';
import { RegisterQuery } from '../paging/register.query.js';
import { invalidRequest } from '../problems/problem.js';

/** What a list of review rounds can be narrowed by. */
export class ReviewFilter extends RegisterQuery {
  @Text({ max: 200, optional: true, description: `One or more of ${reviewStatuses.join(', ')}, with commas between.` })
  status?: string;

  @Ref('person', { description: 'Who answers for it.' })
  owner?: string;

  @Ref('person', { description: 'Who leads its domain.' })
  domainLead?: string;

  @Ref('person', { description: 'For whom something in it is left to judge.' })
  judge?: string;

  @Choice(sortNames(reviewSorts), { optional: true })
  sort?: string;
}

/** A filter with the names in it looked up. @throws Problem `invalid-request`, Refusal `unknown-name`, `ambiguous-name` */
export async function reviewsMeant(
  manager: EntityManager,
  filter: ReviewFilter,
  actor: Actor,
): Promise<ReviewSelection> {
  const { overdue, dueBefore, dueAfter, changedSince, q } = filter;
  const who = (field: 'owner' | 'domainLead' | 'judge'): Promise<string | null> =>
    idNamed(manager, 'person', filter[field], field, actor);
  return {
    ...{ overdue, dueBefore, dueAfter, changedSince, q },
    seenBy: actor.sight,
    statuses: statusesOf(filter.status),
    ownerId: await who('owner'),
    domainLeadId: await who('domainLead'),
    judgeId: await who('judge'),
    market: await wordNamed(manager, 'market', filter.market, 'market', actor),
    domain: await wordNamed(manager, 'domain', filter.domain, 'domain', actor),
  };
}

function statusesOf(status: string | undefined): string[] | undefined {
  const wanted = status?.split(',').map((part) => part.trim());
  const known: readonly string[] = reviewStatuses;
  if (wanted?.some((part) => !known.includes(part)))
    throw invalidRequest([
      { path: 'status', message: `must be one or more of ${reviewStatuses.join(', ')}, with commas between.` },
    ]);
  return wanted;
}
