import type { EntityManager } from 'typeorm';
import { isSeen } from '../../../../database/access/unseen.js';
import { findControl } from '../../../../database/controls/row.js';
import { notThere } from '../../../../database/engine/not-there.js';
import { occurrenceSorts, type OccurrenceSelection } from '../../../../database/occurrences/row.js';
import { occurrenceStatuses } from '../../../../domain/occurrence/table.js';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Flag, Text } from '../openapi/fields.js';
import { severalOf } from '../openapi/several-of.js';
import { sortNames } from '../paging/page.js';
import { RegisterQuery } from '../paging/register.query.js';

/** What a list of occurrences can be narrowed by. */
export class OccurrenceFilter extends RegisterQuery {
  @Text({
    max: 200,
    optional: true,
    description: `One or more of ${occurrenceStatuses.join(', ')}, with commas between.`,
  })
  status?: string;

  @Text({ max: 100, optional: true, description: 'Of this control, by its key or its id.' })
  control?: string;

  @Ref('person', { description: 'Who performs it.' })
  operator?: string;

  @Flag({
    optional: true,
    description: 'Only those that were missed, whatever became of them, or only those that were not.',
  })
  missed?: boolean;

  @Choice(sortNames(occurrenceSorts), { optional: true })
  sort?: string;
}

/** A filter with the names in it looked up. @throws Problem `invalid-request`, Refusal `not-found`, `unknown-name` */
export async function occurrencesMeant(
  manager: EntityManager,
  filter: OccurrenceFilter,
  actor: Actor,
): Promise<OccurrenceSelection> {
  const { overdue, missed, dueBefore, dueAfter, changedSince, q, control } = filter;
  return {
    ...{ overdue, missed, dueBefore, dueAfter, changedSince, q },
    seenBy: actor.sight,
    statuses: severalOf(occurrenceStatuses, filter.status, 'status'),
    controlId: control === undefined ? null : await controlNamed(manager, control, actor),
    operatorId: await idNamed(manager, 'person', filter.operator, 'operator', actor),
    market: await wordNamed(manager, 'market', filter.market, 'market', actor),
    domain: await wordNamed(manager, 'domain', filter.domain, 'domain', actor),
  };
}

/** The id of a control that whoever asks sees. @throws Refusal `not-found` */
export async function controlNamed(manager: EntityManager, ref: string, { sight }: Actor): Promise<string> {
  const { id } = (await findControl(manager, ref)).facts;
  if (sight !== undefined && !(await isSeen(manager, sight, 'controls', id))) throw notThere('controls', ref);
  return id;
}
