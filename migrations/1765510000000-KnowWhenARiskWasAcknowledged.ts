import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A late review is acknowledged once for each time that a level is told. */
export class KnowWhenARiskWasAcknowledged1765510000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE risks ADD COLUMN acknowledged_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE risks DROP COLUMN acknowledged_at');
  }
}
