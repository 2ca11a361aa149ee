import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One digest per person and local morning: the key is what makes it one. */
export class AddDigests1764200100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE digests (
        person_id uuid NOT NULL REFERENCES people (id),
        local_date date NOT NULL,
        entries integer NOT NULL,
        made_at timestamptz NOT NULL,
        PRIMARY KEY (person_id, local_date)
      )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE digests');
  }
}
