import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which trace a message comes out of, where one was on: its delivery, by another process and later, is a part of it. */
export class KeepTraces1765480010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notifications ADD COLUMN trace text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notifications DROP COLUMN trace');
  }
}
