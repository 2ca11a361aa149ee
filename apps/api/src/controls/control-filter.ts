import type { EntityManager } from 'typeorm';
import { controlSorts, type ControlSelection } from '../../../../database/controls/row.js';
import { lifecycleStages } from '../../../../domain/case/case.js';
import { automations, controlTypes } from '../../../../domain/control/control.js';
import { controlStatuses } from '../../../../domain/control/table.js';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Flag, Text } from '../openapi/fields.js';
import { severalOf } from '../openapi/several-of.js';
import { sortNames } from '../paging/page.js';
import { RegisterQuery } from '../paging/register.query.js';

/** What a list of controls can be narrowed by. */
export class ControlFilter extends RegisterQuery {
  @Text({ max: 200, optional: true, description: `One or more of ${controlStatuses.join(', ')}, with commas between.` })
  status?: string;

  @Choice(controlTypes, { optional: true, description: 'Whether it prevents, finds or puts right.' })
  type?: string;

  @Choice(automations, { optional: true, description: 'Who or what performs it.' })
  automation?: string;

  @Choice(lifecycleStages, { optional: true, description: 'At which stage of the lifecycle it stands.' })
  stage?: string;

  @Ref('person', { description: 'Who answers for it.' })
  owner?: string;

  @Ref('person', { description: 'Who performs it.' })
  operator?: string;

  @Ref('person', { description: 'Who leads its domain.' })
  domainLead?: string;

  @Flag({
    optional: true,
    description: 'Only those whose last run was missed, or only those of which none was since one in time.',
  })
  missed?: boolean;

  @Flag({ optional: true, description: 'Only those whose present version is attested, or only those whose is not.' })
  attested?: boolean;

  @Text({ max: 100, optional: true, description: 'Only those which cover this domain: it is theirs, or all are.' })
  covers?: string;

  @Flag({
    optional: true,
    description: 'Only those which operate and fail, as coverage takes it, or only the others.',
  })
  failing?: boolean;

  @Choice(sortNames(controlSorts), { optional: true })
  sort?: string;
}

/** A filter with the names in it looked up. @throws Problem `invalid-request`, Refusal `unknown-name`, `ambiguous-name` */
export async function controlsMeant(
  manager: EntityManager,
  filter: ControlFilter,
  actor: Actor,
): Promise<ControlSelection> {
  const { type, automation, stage, overdue, missed, attested, failing, dueBefore, dueAfter, changedSince, q } = filter;
  const who = (field: 'owner' | 'operator' | 'domainLead'): Promise<string | null> =>
    idNamed(manager, 'person', filter[field], field, actor);
  return {
    ...{ type, automation, stage, overdue, missed, attested, failing, dueBefore, dueAfter, changedSince, q },
    seenBy: actor.sight,
    statuses: severalOf(controlStatuses, filter.status, 'status'),
    ownerId: await who('owner'),
    operatorId: await who('operator'),
    domainLeadId: await who('domainLead'),
    market: await wordNamed(manager, 'market', filter.market, 'market', actor),
    domain: await wordNamed(manager, 'domain', filter.domain, 'domain', actor),
    covers: await wordNamed(manager, 'domain', filter.covers, 'covers', actor),
  };
}
