import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Links in messages by which a person acts: bound to them, to a record and to what it said. The token itself is not kept,
 * only its hash.
 */
export class AddActionLinks1764200200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE action_links (
        id uuid PRIMARY KEY,
        token_hash text NOT NULL UNIQUE,
        delivery_id uuid NOT NULL,
        person_id uuid REFERENCES people (id),
        action text NOT NULL,
        subject_kind text,
        subject_id uuid,
        content_hash text,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        refusals integer NOT NULL DEFAULT 0,
        used_at timestamptz,
        revoked_at timestamptz
      )`,
    );
    await runner.query(
      `CREATE INDEX action_links_open ON action_links (person_id, created_at) WHERE used_at IS NULL AND revoked_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE action_links');
  }
}
