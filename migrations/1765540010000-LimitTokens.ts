import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a token is good for, and when it was used last; what was begun with one keeps it, and stays as narrow. */
export class LimitTokens1765540010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Those that exist are good for what they were good for.
    await runner.query(`ALTER TABLE api_tokens ADD COLUMN level text NOT NULL DEFAULT 'administer'
      CONSTRAINT api_tokens_level_check CHECK (level IN ('read', 'act', 'administer'))`);
    await runner.query('ALTER TABLE api_tokens ADD COLUMN program_id uuid REFERENCES programs (id)');
    await runner.query('ALTER TABLE api_tokens ADD COLUMN last_used_at timestamptz');
    // Not somebody, but something that speaks to the API: it is given no work and asked for nothing.
    await runner.query('ALTER TABLE people ADD COLUMN service boolean NOT NULL DEFAULT false');
    // Null: asked for with what has no limits, or before this was written down.
    await runner.query('ALTER TABLE imports ADD COLUMN asked_with uuid REFERENCES api_tokens (id)');
    await runner.query('ALTER TABLE bulk_operations ADD COLUMN asked_with uuid REFERENCES api_tokens (id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE bulk_operations DROP COLUMN asked_with');
    await runner.query('ALTER TABLE imports DROP COLUMN asked_with');
    await runner.query('ALTER TABLE people DROP COLUMN service');
    await runner.query('ALTER TABLE api_tokens DROP COLUMN last_used_at, DROP COLUMN program_id, DROP COLUMN level');
  }
}
