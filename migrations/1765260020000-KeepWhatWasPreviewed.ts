import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A preview keeps what it saw of each item; whoever differs at the run is named with what changed. */
export class KeepWhatWasPreviewed1765260020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE bulk_items ADD COLUMN seen jsonb, ADD COLUMN changed jsonb');
    // on_change: skip or do. matched_since: items that matched the filter at the run and were not shown.
    await runner.query('ALTER TABLE bulk_operations ADD COLUMN on_change text, ADD COLUMN matched_since integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE bulk_operations DROP COLUMN on_change, DROP COLUMN matched_since');
    await runner.query('ALTER TABLE bulk_items DROP COLUMN seen, DROP COLUMN changed');
  }
}
