import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several accounts may be one natural person: all but one of them name that one. */
export class MarkAccountsOfOnePerson1765570010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE people ADD COLUMN same_as uuid CONSTRAINT people_same_as_fkey REFERENCES people (id)`,
    );
    await runner.query('ALTER TABLE people ADD CONSTRAINT people_same_as_check CHECK (same_as <> id)');
    await runner.query('CREATE INDEX people_same_as ON people (same_as) WHERE same_as IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE people DROP COLUMN same_as');
  }
}
