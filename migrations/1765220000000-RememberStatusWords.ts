import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people said that words of a state mean, for the next import; and what an import understood. */
export class RememberStatusWords1765220000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE program_status_words (
      program_id uuid NOT NULL REFERENCES programs (id),
      key text NOT NULL,
      word text NOT NULL,
      status text NOT NULL,
      said_by uuid NOT NULL REFERENCES people (id),
      said_at timestamptz NOT NULL,
      PRIMARY KEY (program_id, key)
    )`);
    await runner.query(`ALTER TABLE imports ADD COLUMN status_words jsonb NOT NULL DEFAULT '[]',
      ADD COLUMN notes jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE imports DROP COLUMN status_words, DROP COLUMN notes');
    await runner.query('DROP TABLE program_status_words');
  }
}
