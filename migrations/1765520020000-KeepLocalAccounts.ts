import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Passwords, as Argon2id leaves them, and links by which somebody gets in once. A link's secret is made from its row and a key
 * of the installation, so that nobody who reads the database can make one, and none is kept.
 */
export class KeepLocalAccounts1765520020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE local_accounts (
         person_id uuid PRIMARY KEY CONSTRAINT local_accounts_person_id_fkey REFERENCES people (id),
         password_hash text NOT NULL,
         set_at timestamptz NOT NULL,
         made_by uuid CONSTRAINT local_accounts_made_by_fkey REFERENCES people (id))`,
    );
    await runner.query(
      `CREATE TABLE sign_in_links (
         id uuid PRIMARY KEY,
         person_id uuid NOT NULL CONSTRAINT sign_in_links_person_id_fkey REFERENCES people (id),
         purpose text NOT NULL
           CONSTRAINT sign_in_links_purpose_check CHECK (purpose IN ('claim', 'sign_in', 'invitation', 'password')),
         by_mail boolean NOT NULL,
         made_by uuid CONSTRAINT sign_in_links_made_by_fkey REFERENCES people (id),
         created_at timestamptz NOT NULL,
         ends_at timestamptz NOT NULL,
         used_at timestamptz,
         ended_at timestamptz)`,
    );
    await runner.query(
      'CREATE INDEX sign_in_links_open ON sign_in_links (person_id) WHERE used_at IS NULL AND ended_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_in_links');
    await runner.query('DROP TABLE local_accounts');
  }
}
