import type { EntityManager } from 'typeorm';
import { controlTestSorts, type ControlTestSelection } from '../../../../database/control-tests/row.js';
import { deficiencies, testedFor } from '../../../../domain/control-test/control-test.js';
import { controlTestStatuses } from '../../../../domain/control-test/table.js';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { controlNamed } from '../occurrences/occurrence-filter.js';
import { Choice, Flag, Text } from '../openapi/fields.js';
import { severalOf } from '../openapi/several-of.js';
import { sortNames } from '../paging/page.js';
import { RegisterQuery } from '../paging/register.query.js';

/** What a list of control tests can be narrowed by. */
export class ControlTestFilter extends RegisterQuery {
  @Text({
    max: 200,
    optional: true,
    description: `One or more of ${controlTestStatuses.join(', ')}, with commas between.`,
  })
  status?: string;

  @Choice(testedFor, { optional: true, description: 'Of the design, or of the operation.' })
  about?: string;

  @Choice(deficiencies, { optional: true, description: 'Graded so.' })
  deficiency?: string;

  @Text({ max: 100, optional: true, description: 'Of this control, by its key or its id.' })
  control?: string;

  @Ref('person', { description: 'Who tests it.' })
  tester?: string;

  @Flag({
    optional: true,
    description: 'Of those that are concluded: only those that found it so, or only the others.',
  })
  effective?: boolean;

  @Choice(sortNames(controlTestSorts), { optional: true })
  sort?: string;
}

/** A filter with the names in it looked up. @throws Problem `invalid-request`, Refusal `not-found`, `unknown-name` */
export async function controlTestsMeant(
  manager: EntityManager,
  filter: ControlTestFilter,
  actor: Actor,
): Promise<ControlTestSelection> {
  const { about, deficiency, effective, overdue, dueBefore, dueAfter, changedSince, q, control } = filter;
  return {
    ...{ about, deficiency, effective, overdue, dueBefore, dueAfter, changedSince, q },
    seenBy: actor.sight,
    statuses: severalOf(controlTestStatuses, filter.status, 'status'),
    controlId: control === undefined ? null : await controlNamed(manager, control, actor),
    testerId: await idNamed(manager, 'person', filter.tester, 'tester', actor),
    market: await wordNamed(manager, 'market', filter.market, 'market', actor),
    domain: await wordNamed(manager, 'domain', filter.domain, 'domain', actor),
  };
}
