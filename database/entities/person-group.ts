import { EntitySchema } from 'typeorm';
import { createdAt, folded } from './columns.js';

/** That a person is in a group, as a provider said last. */
export interface PersonGroup {
  person_id: string;
  /** Who says so: `oidc/…`, `lark`, `scim`. */
  source: string;
  group_name: string;
  group_folded: string;
  created_at: Date;
}

export const personGroups = new EntitySchema<PersonGroup>({
  name: 'person_group',
  tableName: 'person_groups',
  columns: {
    person_id: {
      type: 'uuid',
      primary: true,
      foreignKey: { target: 'person', name: 'person_groups_person_id_fkey' },
    },
    source: { type: 'text', primary: true },
    group_name: { type: 'text' },
    group_folded: { ...folded, nullable: false, primary: true },
    created_at: createdAt,
  },
  indices: [{ name: 'person_groups_group', columns: ['source', 'group_folded'] }],
});
