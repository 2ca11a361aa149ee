import type { EntityManager } from 'typeorm';
import { ages, findingSorts, type FindingSelection } from '../../../../database/findings/row.js';
import { lifecycleStages } from '../../../../domain/case/case.js';
import { grades } from '../../../../domain/finding/finding.js';
import { findingStatuses } from '../../../../domain/finding/table.js';
import { ratings } from '../../../../domain/policy/rating.js';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Flag, Text } from '../openapi/fields.js';
import { severalOf } from '../openapi/several-of.js';
import { sortNames } from '../paging/page.js';
import { RegisterQuery } from '../paging/register.query.js';

/** What a list of findings can be narrowed by. */
export class FindingFilter extends RegisterQuery {
  @Text({ max: 200, optional: true, description: `One or more of ${findingStatuses.join(', ')}, with commas between.` })
  status?: string;

  @Choice(grades, { optional: true, description: 'Only findings, or only observations.' })
  grade?: string;

  @Choice(ratings, { optional: true, description: 'Rated so.' })
  rating?: string;

  @Choice(lifecycleStages, { optional: true, description: 'At which stage of the lifecycle the gap is.' })
  stage?: string;

  @Choice(ages, { optional: true, description: 'How many days it is, or was, open.' })
  age?: string;

  @Text({ max: 40, optional: true, description: 'The code of a cause that a signed analysis gives it, or `unknown`.' })
  cause?: string;

  @Flag({ optional: true, description: 'Only repeats: those of which a root cause came before; or only the others.' })
  repeated?: boolean;

  @Ref('person', { description: 'Who answers for it.' })
  owner?: string;

  @Ref('person', { description: 'Who wrote it.' })
  author?: string;

  @Ref('person', { description: 'Who leads its domain.' })
  domainLead?: string;

  @Ref('person', { description: 'Who is to answer, remediate or verify it now.' })
  waitingFor?: string;

  @Flag({ optional: true, description: 'Only those that were opened again, or only those that never were.' })
  reopened?: boolean;

  @Choice(sortNames(findingSorts), { optional: true })
  sort?: string;
}

/** A filter with the names in it looked up. @throws Problem `invalid-request`, Refusal `unknown-name`, `ambiguous-name` */
export async function findingsMeant(
  manager: EntityManager,
  filter: FindingFilter,
  actor: Actor,
): Promise<FindingSelection> {
  const { grade, rating, stage, age, cause, repeated, overdue, reopened, dueBefore, dueAfter, changedSince, q } =
    filter;
  const who = (field: 'owner' | 'author' | 'domainLead' | 'waitingFor'): Promise<string | null> =>
    idNamed(manager, 'person', filter[field], field, actor);
  return {
    ...{ grade, rating, stage, age, cause, repeated, overdue, reopened, dueBefore, dueAfter, changedSince, q },
    seenBy: actor.sight,
    statuses: severalOf(findingStatuses, filter.status, 'status'),
    ownerId: await who('owner'),
    authorId: await who('author'),
    domainLeadId: await who('domainLead'),
    waitingForId: await who('waitingFor'),
    market: await wordNamed(manager, 'market', filter.market, 'market', actor),
    domain: await wordNamed(manager, 'domain', filter.domain, 'domain', actor),
  };
}
