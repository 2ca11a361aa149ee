import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An `Idempotency-Key` is looked for whosever it is: nobody uses that of another person. */
export class FindKeysOfOthers1765350020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX idempotency_keys_key ON idempotency_keys (key)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX idempotency_keys_key');
  }
}
