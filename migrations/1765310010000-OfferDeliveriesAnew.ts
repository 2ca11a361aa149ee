import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a delivery is offered, where it was sent again: what it waited before counts for nothing. */
export class OfferDeliveriesAnew1765310010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Null: since it was made.
    await runner.query('ALTER TABLE deliveries ADD COLUMN offered_since timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries DROP COLUMN offered_since');
  }
}
