import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who gets in and what they may is remembered for some seconds by each process of the API. Whatever changes it, by whichever
 * process or hand, says so at its commit, so that what ends, ends at once everywhere. That a token or a session was used is
 * no such change.
 */
export class TellOfChangedAccess1765590010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE FUNCTION tell_changed_access() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN NOTIFY access_changed; RETURN NULL; END $$`,
    );
    for (const [table, event] of told)
      await runner.query(
        `CREATE TRIGGER ${table}_access AFTER ${event} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION tell_changed_access()`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of told) await runner.query(`DROP TRIGGER ${table}_access ON ${table}`);
    await runner.query('DROP FUNCTION tell_changed_access()');
  }
}

const told = [
  ['people', 'UPDATE'],
  ['api_tokens', 'UPDATE OF revoked_at, expires_at OR DELETE'],
  ['sessions', 'UPDATE OF ended_at, proved_at, ends_at OR DELETE'],
  ['role_grants', 'INSERT OR UPDATE OR DELETE'],
  ['person_groups', 'INSERT OR UPDATE OR DELETE'],
] as const;
