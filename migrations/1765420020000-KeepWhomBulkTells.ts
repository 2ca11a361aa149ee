import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A preview says of each item whom the run tells, beside the steps that it moves; what was shown is what is kept. */
export class KeepWhomBulkTells1765420020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Null: nobody, or it was not written down then.
    await runner.query('ALTER TABLE bulk_items ADD COLUMN tells jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE bulk_items DROP COLUMN tells');
  }
}
