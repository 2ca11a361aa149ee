import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An address may be a person's with a bot that knows them, beside a webhook, which leads into a room. It is used once the
 * person has shown that it is theirs. What a vendor calls back with is taken once.
 */
export class KnowPeopleOfLark1765310020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE contact_points ADD COLUMN via text NOT NULL DEFAULT 'webhook' CHECK (via IN ('webhook', 'bot')),
         ADD COLUMN confirmed_at timestamptz, ADD COLUMN wrong_codes integer NOT NULL DEFAULT 0,
         ADD CONSTRAINT contact_points_bot CHECK (via = 'webhook' OR person_id IS NOT NULL)`,
    );
    await runner.query(
      `CREATE INDEX contact_points_bot_destination ON contact_points (destination) WHERE via = 'bot' AND removed_at IS NULL`,
    );
    await runner.query(
      `CREATE TABLE vendor_callbacks (id text PRIMARY KEY, taken_at timestamptz NOT NULL DEFAULT now())`,
    );
    await runner.query('CREATE INDEX vendor_callbacks_taken ON vendor_callbacks (taken_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vendor_callbacks');
    // The older version would post to it as to a webhook.
    await runner.query(
      `UPDATE contact_points SET removed_at = coalesce(removed_at, now()), sealed = '' WHERE via = 'bot'`,
    );
    await runner.query('DROP INDEX contact_points_bot_destination');
    await runner.query(
      `ALTER TABLE contact_points DROP CONSTRAINT contact_points_bot, DROP COLUMN via, DROP COLUMN confirmed_at,
         DROP COLUMN wrong_codes`,
    );
  }
}
