import { itemStatuses } from '../../../../domain/item/table.js';
import { checkStates, type CheckState } from '../../../../database/items/check-state.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Flag, Id, Moment, Text, Whole } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';
import { itemSorts } from '../../../../database/items/item-sorts.js';
import { sortNames } from '../paging/page.js';

/** What a list of items can be narrowed by; the list, the count and the export take the same. */
export class ItemFilter extends PageQuery {
  @Ref('program')
  program?: string;

  @Id({ optional: true })
  phaseId?: string;

  @Ref('person')
  owner?: string;

  @Ref('team', { description: 'That of the owner.' })
  team?: string;

  @Text({
    max: 20,
    optional: true,
    description:
      'What the item’s attribute `Market` says; else its program’s market, where that has one; else its owner’s; else any of its program’s.',
  })
  market?: string;

  @Text({ max: 200, optional: true, description: `One or more of ${itemStatuses.join(', ')}, with commas between.` })
  status?: string;

  @Flag({ optional: true })
  overdue?: boolean;

  @Whole({ min: 0, max: 100, optional: true, description: 'At this level of the ladder or higher.' })
  level?: number;

  @Text({ max: 100, optional: true })
  severity?: string;

  @Text({ max: 100, optional: true })
  tag?: string;

  @Text({ max: 2000, optional: true, description: 'Root cause.' })
  cause?: string;

  @Text({
    max: 400,
    optional: true,
    pattern: /^[^=]*[^=\s][^=]*=[^]*$/,
    says: 'must be a name and a value with = between, such as Category=Toys.',
    description: 'An attribute: name, =, value.',
    example: 'Category=Toys',
  })
  attribute?: string;

  @Ref('person', {
    description: 'Whose decision it waits for: a signature, an extension, an effectiveness check; stand-ins included.',
  })
  waitingFor?: string;

  @Text({ max: 200, optional: true })
  externalId?: string;

  @Text({ max: 200, optional: true, description: 'Part of the title.' })
  q?: string;

  @Moment({ optional: true })
  dueBefore?: string;

  @Moment({ optional: true })
  dueAfter?: string;

  @Moment({ optional: true, description: 'Changed at or after; the answer says what to send the next time.' })
  changedSince?: string;

  @Id({ optional: true, description: 'Created by this import.' })
  importId?: string;

  @Id({ optional: true, description: 'That go by this version of a policy.' })
  policyVersionId?: string;

  @Id({ optional: true, description: 'That go by an earlier version of the policy of which this is a version.' })
  beforePolicyVersionId?: string;

  @Flag({ optional: true, description: 'Not named by the last import of its program.' })
  missing?: boolean;

  @Flag({ optional: true, description: 'Signed off past its approvers, by a broken glass, in any round.' })
  brokenGlass?: boolean;

  @Choice(checkStates, { optional: true, description: 'Where the effectiveness check stands.' })
  effectiveness?: CheckState;

  @Choice(sortNames(itemSorts), {
    optional: true,
    description:
      'Where nothing is said, `next`: by due date, with what is done or cancelled last. `severity`: the worst first. `urgency`: overdue first, then by level of the ladder, severity and due date.',
  })
  sort?: string;
}
