import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever has a role now decides: who was asked is remembered, a signature says in which role, and a tollgate that nobody may sign is seen. */
export class FollowRoles1765260010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE action_items ADD COLUMN asked jsonb');
    await runner.query('ALTER TABLE signatures ADD COLUMN role text');
    await runner.query(`ALTER TABLE phases ADD COLUMN blocked_since timestamptz, ADD COLUMN blocked_because text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE phases DROP COLUMN blocked_since, DROP COLUMN blocked_because');
    await runner.query('ALTER TABLE signatures DROP COLUMN role');
    await runner.query('ALTER TABLE action_items DROP COLUMN asked');
  }
}
