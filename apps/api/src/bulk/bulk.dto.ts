import { OmitType } from '@nestjs/swagger';
import { bulkKinds, bulkResults } from '../../../../domain/bulk/change.js';
import { changeModes, type OnChange } from '../../../../domain/bulk/seen.js';
import { bulkStates } from '../../../../database/bulk/operation-row.js';
import { ItemFilter } from '../items/item-filter.js';
import { Choice, Day, Flag, Id, Nested, Text, Texts, TimeOfDay, TimeSpan, Zone } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';
import { ReplanPolicyChoice } from '../policies/policy-choice.js';

/** What people ask for; `calendar` follows by itself when a calendar is published. */
export const askedKinds = bulkKinds.filter((kind) => kind !== 'calendar');

/** Items of one operation at most. */
export const mostItems = 20_000;

class Handover {
  @Id()
  from!: string;

  @Id()
  to!: string;
}

class LaterDue {
  @Day()
  date!: string;

  @TimeOfDay({ optional: true, nullable: true, description: 'That of each item where nothing is said.' })
  time?: string | null;

  @Zone({ optional: true })
  zone?: string;
}

/** What is done to each item. Which of it is said goes by the kind. */
export class BulkBody {
  @Id({ optional: true, description: 'reassign: to this person.' })
  ownerId?: string;

  @Nested(() => Handover, { list: true, most: 500, optional: true, description: 'reassign: from whom to whom.' })
  owners?: Handover[];

  @TimeSpan({
    optional: true,
    description: 'extend: later by so much, by each item’s calendar, e.g. `5 working days`.',
  })
  by?: string;

  @Nested(() => LaterDue, { optional: true, description: 'extend: until then.' })
  due?: LaterDue;

  @Id({ optional: true, description: 'replan' })
  escalationPolicyVersionId?: string;

  @Id({ optional: true, description: 'replan' })
  reminderPolicyVersionId?: string;

  @Id({ optional: true, description: 'replan' })
  signOffPolicyVersionId?: string;

  @Id({ optional: true, description: 'replan' })
  extensionPolicyVersionId?: string;

  @Nested(() => ReplanPolicyChoice, { optional: true, description: 'replan: by name, instead of ids of versions.' })
  policies?: ReplanPolicyChoice;

  @Choice(['present'], { optional: true, description: 'replan: by the present version of each owner’s calendar.' })
  calendar?: 'present';

  @Text({ max: 2000, optional: true, description: 'Needed but for reassign and resume.' })
  reason?: string;
}

/** As the list of items takes it. Without `status` it means the states in which the operation can be done at all. */
export class BulkFilter extends OmitType(ItemFilter, ['limit', 'cursor', 'sort'] as const) {}

export class BulkRequest {
  @Choice(askedKinds)
  kind!: (typeof askedKinds)[number];

  @Nested(() => BulkBody)
  body!: BulkBody;

  @Nested(() => BulkFilter, { optional: true, description: 'Either this or `itemIds`.' })
  filter?: BulkFilter;

  @Texts({ max: 40, most: mostItems, optional: true, description: 'By id or as AI-12.' })
  itemIds?: string[];

  @Flag({ optional: true, description: 'Only says what would become of each item; `run` carries it out.' })
  dryRun?: boolean;
}

export class BulkQuery extends PageQuery {
  @Choice(bulkStates, { optional: true })
  state?: string;

  @Choice(bulkKinds, { optional: true })
  kind?: string;
}

export class BulkItemsQuery extends PageQuery {
  @Choice(['pending', ...bulkResults], { optional: true })
  result?: string;

  @Flag({ optional: true, description: 'Only items of which something moves.' })
  moved?: boolean;
}

export class BulkRun {
  @Choice(changeModes, {
    optional: true,
    description:
      'What becomes of items that are not as the preview showed them: `skip` (default) names them, `do` goes on.',
  })
  onChange?: OnChange;
}
