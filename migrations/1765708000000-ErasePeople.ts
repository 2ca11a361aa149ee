import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody who has left may be erased: the row stays, for records and the trail name it, and says that it was done. */
export class ErasePeople1765708000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE people ADD COLUMN erased_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE people DROP COLUMN erased_at');
  }
}
