import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Workers say that they are there, and how their loops go; and what the engine counts over its life bears since when and until
 * when it was counted. What was counted before this has no beginning that anybody knows.
 */
export class SeeWhoWorks1765697000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE engine_workers (
         id uuid PRIMARY KEY,
         host text NOT NULL,
         pid integer NOT NULL,
         started_at timestamptz NOT NULL DEFAULT now(),
         seen_at timestamptz NOT NULL DEFAULT now(),
         ended_at timestamptz,
         problems text[] NOT NULL DEFAULT '{}',
         loops jsonb NOT NULL DEFAULT '[]'
       )`,
    );
    await runner.query('ALTER TABLE engine_counters ADD COLUMN first_at timestamptz, ADD COLUMN last_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE engine_counters DROP COLUMN first_at, DROP COLUMN last_at');
    await runner.query('DROP TABLE engine_workers');
  }
}
