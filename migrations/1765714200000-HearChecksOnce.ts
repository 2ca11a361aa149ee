import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Up to when the effectiveness checks that failed are known to a finding: what failed before it was done opens it no second time. */
export class HearChecksOnce1765714200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE findings ADD COLUMN checked_until timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE findings DROP COLUMN checked_until');
  }
}
