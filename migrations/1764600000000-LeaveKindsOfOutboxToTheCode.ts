import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an entry of the outbox asks for is listed in the code (`database/engine/outbox.ts`), and has become one more. */
export class LeaveKindsOfOutboxToTheCode1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox DROP CONSTRAINT IF EXISTS outbox_kind_check');
  }

  /** To be poked once too often does no harm. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE outbox SET kind = 'poke' WHERE kind = 'evaluate'`);
    await runner.query(`ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check CHECK (kind IN ('start', 'poke'))`);
  }
}
