import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of a content has changed since it was handed in: whoever decides without its hash means what was handed in. */
export class KeepWhatChangedSinceHandedIn1765330020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sign_off_rounds ADD COLUMN changed_since jsonb NOT NULL DEFAULT '[]'`);
    // Of what is open now, all that can be said is that it fell once.
    await runner.query(`UPDATE sign_off_rounds r SET changed_since = '["content"]' WHERE r.state = 'open' AND EXISTS (
      SELECT 1 FROM sign_off_rounds f WHERE f.subject_id = r.subject_id AND f.number = r.number - 1 AND f.state = 'fallen'
        AND f.content_hash <> r.content_hash)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sign_off_rounds DROP COLUMN changed_since');
  }
}
