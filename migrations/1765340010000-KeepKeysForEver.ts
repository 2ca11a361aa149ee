import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An `Idempotency-Key` is kept with the digest of its request for ever; what was answered is found where it is still kept. */
export class KeepKeysForEver1765340010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX idempotency_keys_created');
    await runner.query(
      'CREATE INDEX idempotency_keys_answered ON idempotency_keys (created_at) WHERE response IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX idempotency_keys_answered');
    await runner.query('CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at)');
  }
}
