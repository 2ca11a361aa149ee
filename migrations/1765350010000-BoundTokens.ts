import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With which token a token was made: it ends with that one. */
export class BoundTokens1765350010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Null: by the installation itself, or before this was written down.
    await runner.query('ALTER TABLE api_tokens ADD COLUMN made_with uuid REFERENCES api_tokens (id)');
    await runner.query('CREATE INDEX api_tokens_made_with ON api_tokens (made_with) WHERE made_with IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_tokens DROP COLUMN made_with');
  }
}
