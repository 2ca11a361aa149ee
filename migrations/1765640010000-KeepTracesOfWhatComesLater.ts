import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['outbox', 'webhook_deliveries', 'rehearsals'];

/** Which trace a start or poke, an outgoing webhook and a rehearsal come out of, where one was on: each is done later. */
export class KeepTracesOfWhatComesLater1765640010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`ALTER TABLE ${table} ADD COLUMN trace text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`ALTER TABLE ${table} DROP COLUMN trace`);
  }
}
