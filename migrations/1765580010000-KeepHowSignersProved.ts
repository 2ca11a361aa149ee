import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A policy may ask whoever decides to prove who they are: how and when they did is kept with what they decided. What was
 * decided before has none. A proof for those who come by a token is kept by its hash, until it ends.
 */
export class KeepHowSignersProved1765580010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['signatures', 'extension_decisions'])
      await runner.query(`ALTER TABLE ${table} ADD COLUMN proved_how text, ADD COLUMN proved_at timestamptz,
        ADD CONSTRAINT ${table}_proved_whole CHECK ((proved_how IS NULL) = (proved_at IS NULL))`);
    await runner.query(`CREATE TABLE proofs (
      hash text PRIMARY KEY,
      person_id uuid NOT NULL REFERENCES people (id),
      how text NOT NULL,
      proved_at timestamptz NOT NULL,
      ends_at timestamptz NOT NULL
    )`);
    await runner.query('CREATE INDEX proofs_by_person ON proofs (person_id)');
    await runner.query('CREATE INDEX proofs_by_end ON proofs (ends_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE proofs');
    for (const table of ['signatures', 'extension_decisions'])
      await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_proved_whole,
        DROP COLUMN proved_at, DROP COLUMN proved_how`);
  }
}
