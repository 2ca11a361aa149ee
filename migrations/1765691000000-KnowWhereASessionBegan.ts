import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which provider a session was opened, and what is needed to end it together with that at the provider. */
export class KnowWhereASessionBegan1765691000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sessions ADD COLUMN provider_id uuid
      CONSTRAINT sessions_provider_id_fkey REFERENCES sign_in_providers (id)`);
    await runner.query('ALTER TABLE sessions ADD COLUMN sid_hash text, ADD COLUMN sealed_id_token text');
    await runner.query(
      'CREATE INDEX sessions_elsewhere ON sessions (provider_id) WHERE ended_at IS NULL AND provider_id IS NOT NULL',
    );
    await runner.query('CREATE INDEX sessions_id_token ON sessions (ended_at) WHERE sealed_id_token IS NOT NULL');
    await runner.query(`UPDATE sessions s SET provider_id = v.id FROM sign_in_providers v
      WHERE v.key = s.provider AND v.removed_at IS NULL AND s.ended_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE sessions DROP COLUMN provider_id, DROP COLUMN sid_hash, DROP COLUMN sealed_id_token',
    );
  }
}
