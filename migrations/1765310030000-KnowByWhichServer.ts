import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which server a delivery was tried last; and events are found by when they were recorded, for replays. */
export class KnowByWhichServer1765310030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries ADD COLUMN server text');
    // Of a few kilobytes: rows are recorded in their order, within a moment.
    await runner.query('CREATE INDEX audit_events_recorded ON audit_events USING brin (recorded_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_events_recorded');
    await runner.query('ALTER TABLE deliveries DROP COLUMN server');
  }
}
