import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Secrets that are tried are counted for all processes of the API, and through their restarts. */
export class CountGuesses1765670020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE guesses (key text PRIMARY KEY, count integer NOT NULL, ends_at timestamptz NOT NULL)',
    );
    await runner.query('CREATE INDEX guesses_ends ON guesses (ends_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE guesses');
  }
}
