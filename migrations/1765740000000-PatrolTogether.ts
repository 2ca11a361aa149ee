import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workers patrol together: where a round has come to, and who has the turn until when, is here and not in a process. */
export class PatrolTogether1765740000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE patrols (
        name text PRIMARY KEY CHECK (name IN ('records', 'workflows', 'stuck')),
        state jsonb NOT NULL DEFAULT '{}',
        free_at timestamptz NOT NULL DEFAULT '-infinity',
        began_at timestamptz,
        looked_at bigint NOT NULL DEFAULT 0,
        last_began_at timestamptz,
        last_ended_at timestamptz,
        last_looked_at bigint
      )`,
    );
    await runner.query(`INSERT INTO patrols (name) VALUES ('records'), ('workflows'), ('stuck')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE patrols');
  }
}
