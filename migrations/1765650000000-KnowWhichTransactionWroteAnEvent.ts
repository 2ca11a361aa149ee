import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which transaction wrote an event: numbers are given out before they are committed, so that a later one may be seen before
 * an earlier one. Who follows the trail says up to which state of the database they have read it. Events from before have
 * none, and nobody follows from so long ago.
 */
export class KnowWhichTransactionWroteAnEvent1765650000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audit_events ADD COLUMN written_by xid8');
    await runner.query('ALTER TABLE audit_events ALTER COLUMN written_by SET DEFAULT pg_current_xact_id()');
    await runner.query('CREATE INDEX audit_events_written ON audit_events (written_by) WHERE written_by IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audit_events DROP COLUMN written_by');
  }
}
