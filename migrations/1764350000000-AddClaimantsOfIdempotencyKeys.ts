import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which process carries a request out: the key of one that died on the way is free at once, not after a time-out. */
export class AddClaimantsOfIdempotencyKeys1764350000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE idempotency_keys ADD COLUMN claimed_by uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE idempotency_keys DROP COLUMN IF EXISTS claimed_by');
  }
}
