import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when an event is offered to an endpoint, when the endpoint last failed, and when its owner was told of it. */
export class TellMissedWebhooks1765270010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A constant first, so that no row is written anew; what is on its way counts from when it was made.
    await runner.query('ALTER TABLE webhook_deliveries ADD COLUMN offered_since timestamptz');
    await runner.query(`UPDATE webhook_deliveries SET offered_since = created_at WHERE state = 'pending'`);
    await runner.query('ALTER TABLE webhook_deliveries ALTER COLUMN offered_since SET DEFAULT now()');
    await runner.query(
      `ALTER TABLE webhook_endpoints ADD COLUMN last_failed_at timestamptz, ADD COLUMN told_given_up_at timestamptz`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE webhook_deliveries DROP COLUMN offered_since');
    await runner.query('ALTER TABLE webhook_endpoints DROP COLUMN last_failed_at, DROP COLUMN told_given_up_at');
  }
}
