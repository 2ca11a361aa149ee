import { EntitySchema } from 'typeorm';
import { createdAt, folded, foreign, givenId, recordVersion, updatedAt } from './columns.js';

/** What a directory says of somebody, and `people` has no place for. */
export interface DirectoryUserRow {
  person_id: string;
  /** The service account by which it came; `external_id` is of that directory. */
  directory_id: string | null;
  user_name: string;
  user_name_folded: string;
  external_id: string | null;
  given_name: string | null;
  family_name: string | null;
  formatted: string | null;
  title: string | null;
  created_at: Date;
  updated_at: Date;
  /** Since then the directory has no such user; the account stays, and does not let them in. */
  deleted_at: Date | null;
  version: number;
}

export const directoryUsers = new EntitySchema<DirectoryUserRow>({
  name: 'directory_user',
  tableName: 'directory_users',
  columns: {
    person_id: {
      type: 'uuid',
      primary: true,
      foreignKey: { target: 'person', name: 'directory_users_person_id_fkey' },
    },
    directory_id: foreign('person', 'directory_users_directory_id_fkey', { nullable: true }),
    user_name: { type: 'text' },
    user_name_folded: folded,
    external_id: { type: 'text', nullable: true },
    given_name: { type: 'text', nullable: true },
    family_name: { type: 'text', nullable: true },
    formatted: { type: 'text', nullable: true },
    title: { type: 'text', nullable: true },
    created_at: createdAt,
    updated_at: updatedAt,
    deleted_at: { type: 'timestamptz', nullable: true },
    version: recordVersion,
  },
  indices: [
    {
      name: 'directory_users_user_name',
      unique: true,
      columns: ['user_name_folded'],
      where: '(deleted_at IS NULL)',
    },
    {
      name: 'directory_users_external_id',
      unique: true,
      columns: ['directory_id', 'external_id'],
      where: '(deleted_at IS NULL)',
    },
  ],
});

/** A group that a directory keeps; who is in it is in `person_groups`, under its name. */
export interface DirectoryGroupRow {
  id: string;
  directory_id: string | null;
  display_name: string;
  display_name_folded: string;
  external_id: string | null;
  created_at: Date;
  updated_at: Date;
  version: number;
}

export const directoryGroups = new EntitySchema<DirectoryGroupRow>({
  name: 'directory_group',
  tableName: 'directory_groups',
  columns: {
    id: givenId,
    directory_id: foreign('person', 'directory_groups_directory_id_fkey', { nullable: true }),
    display_name: { type: 'text' },
    display_name_folded: folded,
    external_id: { type: 'text', nullable: true },
    created_at: createdAt,
    updated_at: updatedAt,
    version: recordVersion,
  },
  indices: [
    { name: 'directory_groups_display_name', unique: true, columns: ['display_name_folded'] },
    { name: 'directory_groups_external_id', unique: true, columns: ['directory_id', 'external_id'] },
  ],
});
