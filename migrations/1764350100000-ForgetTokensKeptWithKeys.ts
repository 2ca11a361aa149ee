import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers that held a new API token were kept for a week beside its hash; they are forgotten, and kept no more. */
export class ForgetTokensKeptWithKeys1764350100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM idempotency_keys WHERE jsonb_exists(response->'body', 'token')`);
  }

  async down(): Promise<void> {
    // What was forgotten stays forgotten.
  }
}
