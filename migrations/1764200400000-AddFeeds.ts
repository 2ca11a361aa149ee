import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendar feeds, read by a secret link. The link is not kept, only its hash; one that is revoked stays revoked. */
export class AddFeeds1764200400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE feeds (
        id uuid PRIMARY KEY,
        token_hash text NOT NULL UNIQUE,
        person_id uuid NOT NULL REFERENCES people (id),
        program_id uuid REFERENCES programs (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        revoked_at timestamptz
      )`,
    );
    await runner.query(`CREATE INDEX feeds_person ON feeds (person_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE feeds');
  }
}
