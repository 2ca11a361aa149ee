import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of each message of a ladder it is decided once whether it reached anybody; what is decided is not looked at again. */
export class SettleEscalations1764520000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notifications ADD COLUMN settled boolean NOT NULL DEFAULT false');
    // What was sent before this was known is not escalated again now.
    await runner.query(`UPDATE notifications SET settled = true WHERE kind = 'level'`);
    await runner.query(`CREATE INDEX notifications_unsettled ON notifications (event_key)
      WHERE kind = 'level' AND push <> 'none' AND NOT settled`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX notifications_unsettled');
    await runner.query('ALTER TABLE notifications DROP COLUMN settled');
  }
}
