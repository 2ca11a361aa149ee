import { sharings, viewLists, type Sharing, type ViewList } from '../../../../domain/view/view.js';
import { Choice, Id, JsonObject, Text, Texts } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';

const query = {
  max: 4_000,
  schema: { type: 'object', additionalProperties: { type: 'string', maxLength: 4_000 } },
  description: 'What the list is asked, `sort` among it, each field as text: what the list refuses is refused here.',
};
const columns = { max: 40, most: 40, description: 'Which columns are shown, by the words of the page.' };
const group = { max: 40, nullable: true, description: 'By what rows are grouped.' };
const teamId = { nullable: true, description: 'With which team it is shared.' };

export class ViewQuery extends PageQuery {
  @Choice(viewLists, { optional: true, description: 'Of this list.' })
  list?: ViewList;

  @Text({ max: 100, optional: true, description: 'Called so, however it is written.' })
  name?: string;

  @Choice(['name', '-name'], { optional: true })
  sort?: string;
}

export class NewView {
  @Choice(viewLists, { description: 'Of which list it is, as addresses call it.' })
  list!: ViewList;

  @Text({ max: 100 })
  name!: string;

  @JsonObject(query)
  query!: Record<string, string>;

  @Texts({ ...columns, optional: true })
  columns?: string[];

  @Text({ ...group, optional: true })
  group?: string | null;

  @Choice(sharings, { optional: true, description: 'For whom it is; for oneself where nothing is said.' })
  sharing?: Sharing;

  @Id({ ...teamId, optional: true })
  teamId?: string | null;
}

/** Only what is given changes. */
export class ViewChanges {
  @Text({ max: 100, optional: true })
  name?: string;

  @JsonObject({ ...query, optional: true })
  query?: Record<string, string>;

  @Texts({ ...columns, optional: true })
  columns?: string[];

  @Text({ ...group, optional: true })
  group?: string | null;

  @Choice(sharings, { optional: true, description: 'For whom it is from now on.' })
  sharing?: Sharing;

  @Id({ ...teamId, optional: true })
  teamId?: string | null;
}
