import type { EntityManager } from 'typeorm';
import { knowing } from '../../../../database/access/known-sight.js';
import { proposalSorts, type ProposalSelection } from '../../../../database/proposals/row.js';
import { linkable } from '../../../../database/record-links/links.js';
import { makers } from '../../../../domain/proposal/proposal.js';
import { proposalStatuses } from '../../../../domain/proposal/table.js';
import { linkedKinds } from '../../../../domain/record-link/link.js';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Text } from '../openapi/fields.js';
import { severalOf } from '../openapi/several-of.js';
import { sortNames } from '../paging/page.js';
import { RegisterQuery } from '../paging/register.query.js';

/** What a list of proposals can be narrowed by. */
export class ProposalFilter extends RegisterQuery {
  @Text({
    max: 200,
    optional: true,
    description: `One or more of ${proposalStatuses.join(', ')}, with commas between.`,
  })
  status?: string;

  @Choice(makers, { optional: true, description: 'Made by such.' })
  maker?: string;

  @Choice(linkedKinds, { optional: true, description: 'About records of this kind.' })
  about?: string;

  @Text({ max: 50, optional: true, description: 'Of this command, as the API calls it.' })
  command?: string;

  @Text({ max: 100, optional: true, description: 'About this record, by its key or its id.' })
  record?: string;

  @Ref('person', { description: 'Who proposed it.' })
  author?: string;

  @Ref('person', { description: 'Who answers for the record, and is none of the authors.' })
  waitingFor?: string;

  @Choice(sortNames(proposalSorts), { optional: true })
  sort?: string;
}

/** A filter with the names in it looked up. @throws Problem `invalid-request`, Refusal `not-found`, `unknown-name` */
export async function proposalsMeant(
  manager: EntityManager,
  filter: ProposalFilter,
  actor: Actor,
): Promise<ProposalSelection> {
  const { maker, about: kind, command, overdue, dueBefore, dueAfter, changedSince, q, record } = filter;
  return {
    ...{ maker, kind, command, overdue, dueBefore, dueAfter, changedSince, q },
    // Its condition asks about every kind of record: what is known of whoever asks is looked up once for all of them.
    seenBy: actor.sight && (await knowing(manager, actor.sight)),
    statuses: severalOf(proposalStatuses, filter.status, 'status'),
    recordId: record === undefined ? null : (await linkable(manager, record, actor.sight)).id,
    authorId: await idNamed(manager, 'person', filter.author, 'author', actor),
    askedId: await idNamed(manager, 'person', filter.waitingFor, 'waitingFor', actor),
    market: await wordNamed(manager, 'market', filter.market, 'market', actor),
    domain: await wordNamed(manager, 'domain', filter.domain, 'domain', actor),
  };
}
