import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a directory says of people by SCIM and their accounts have no place for: what they are called there, under which id; and
 * its groups, of whom `person_groups` says who is in them. Whom it has deleted it does not see any more; their account stays.
 */
export class KeepDirectories1765610010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['directory_groups', 'directory_users']) await runner.query(`DROP TABLE ${table}`);
  }
}

const folds = (column: string): string =>
  `${column}_folded text COLLATE "C" GENERATED ALWAYS AS (folded(${column})) STORED`;

const up = [
  `CREATE TABLE directory_users (
    person_id uuid PRIMARY KEY CONSTRAINT directory_users_person_id_fkey REFERENCES people (id),
    directory_id uuid CONSTRAINT directory_users_directory_id_fkey REFERENCES people (id),
    user_name text NOT NULL,
    ${folds('user_name')},
    external_id text,
    given_name text,
    family_name text,
    formatted text,
    title text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz,
    version integer NOT NULL DEFAULT 1)`,
  'CREATE UNIQUE INDEX directory_users_user_name ON directory_users (user_name_folded) WHERE deleted_at IS NULL',
  `CREATE UNIQUE INDEX directory_users_external_id ON directory_users (directory_id, external_id) WHERE deleted_at IS NULL`,
  `CREATE TABLE directory_groups (
    id uuid PRIMARY KEY,
    directory_id uuid CONSTRAINT directory_groups_directory_id_fkey REFERENCES people (id),
    display_name text NOT NULL,
    ${folds('display_name')},
    external_id text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1)`,
  'CREATE UNIQUE INDEX directory_groups_display_name ON directory_groups (display_name_folded)',
  'CREATE UNIQUE INDEX directory_groups_external_id ON directory_groups (directory_id, external_id)',
];
