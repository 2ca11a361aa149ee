import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A token that is good for a directory, and for nothing else: what it leaks lets nobody in elsewhere. */
export class LetDirectoriesIn1765610020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await levels(runner, `'read', 'act', 'administer', 'directory'`);
  }

  /** Nothing before knows what such a token may: it lets nobody in any more. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE api_tokens SET level = 'read', revoked_at = coalesce(revoked_at, now()) WHERE level = 'directory'`,
    );
    await levels(runner, `'read', 'act', 'administer'`);
  }
}

async function levels(runner: QueryRunner, all: string): Promise<void> {
  await runner.query(`ALTER TABLE api_tokens DROP CONSTRAINT api_tokens_level_check,
    ADD CONSTRAINT api_tokens_level_check CHECK (level IN (${all}))`);
}
