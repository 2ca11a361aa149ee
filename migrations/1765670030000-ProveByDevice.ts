import type { MigrationInterface, QueryRunner } from 'typeorm';

const levels = (names: string): string =>
  `ALTER TABLE device_logins ADD CONSTRAINT device_logins_level_check CHECK (level IN (${names}))`;

/**
 * A command line may ask somebody to prove in their browser who they are. And where a provider does not say when somebody proved it
 * there, nobody knows: that they came back from it does not.
 */
export class ProveByDevice1765670030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE device_logins DROP CONSTRAINT device_logins_level_check');
    await runner.query(levels("'read', 'act', 'administer', 'prove'"));
    await runner.query('ALTER TABLE device_logins ADD COLUMN proved_how text, ADD COLUMN proved_at timestamptz');
    await runner.query('ALTER TABLE sessions ALTER COLUMN proved_at DROP NOT NULL');
    await runner.query(`UPDATE sessions SET proved_at = NULL WHERE how = 'provider'
      AND provider IN (SELECT key FROM sign_in_providers WHERE kind = 'lark')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("UPDATE sessions SET proved_at = 'epoch' WHERE proved_at IS NULL");
    await runner.query('ALTER TABLE sessions ALTER COLUMN proved_at SET NOT NULL');
    await runner.query("DELETE FROM device_logins WHERE level = 'prove'");
    await runner.query('ALTER TABLE device_logins DROP COLUMN proved_at, DROP COLUMN proved_how');
    await runner.query('ALTER TABLE device_logins DROP CONSTRAINT device_logins_level_check');
    await runner.query(levels("'read', 'act', 'administer'"));
  }
}
