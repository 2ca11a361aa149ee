import type { EntityManager } from 'typeorm';
import { alignmentSorts, type AlignmentSelection } from '../../../../database/alignments/row.js';
import { linkable } from '../../../../database/record-links/links.js';
import { alignmentStatuses } from '../../../../domain/alignment/table.js';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Text } from '../openapi/fields.js';
import { severalOf } from '../openapi/several-of.js';
import { sortNames } from '../paging/page.js';
import { RegisterQuery } from '../paging/register.query.js';

/** What a list of alignment rounds can be narrowed by. */
export class AlignmentFilter extends RegisterQuery {
  @Text({
    ...{ max: 200, optional: true },
    description: `One or more of ${alignmentStatuses.join(', ')}, with commas between.`,
  })
  status?: string;

  @Text({ max: 100, optional: true, description: 'The finding that it is on, by its key or id.' })
  finding?: string;

  @Ref('team', { description: 'A team that is asked.' })
  team?: string;

  @Ref('person', { description: 'Who has the chair.' })
  chair?: string;

  @Ref('person', { description: 'Who is to answer for a team, or to decide, now.' })
  waitingFor?: string;

  @Choice(sortNames(alignmentSorts), { optional: true })
  sort?: string;
}

/** A filter with the names in it looked up. @throws Problem `invalid-request`, Refusal `unknown-name`, `ambiguous-name` */
export async function alignmentsMeant(
  manager: EntityManager,
  filter: AlignmentFilter,
  actor: Actor,
): Promise<AlignmentSelection> {
  const { overdue, dueBefore, dueAfter, changedSince, q } = filter;
  return {
    ...{ overdue, dueBefore, dueAfter, changedSince, q },
    seenBy: actor.sight,
    statuses: severalOf(alignmentStatuses, filter.status, 'status'),
    findingId: filter.finding === undefined ? null : (await linkable(manager, filter.finding, actor.sight)).id,
    teamId: await idNamed(manager, 'team', filter.team, 'team', actor),
    chairId: await idNamed(manager, 'person', filter.chair, 'chair', actor),
    waitingForId: await idNamed(manager, 'person', filter.waitingFor, 'waitingFor', actor),
    market: await wordNamed(manager, 'market', filter.market, 'market', actor),
    domain: await wordNamed(manager, 'domain', filter.domain, 'domain', actor),
  };
}
