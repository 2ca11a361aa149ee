import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How far somebody sees is remembered beside who they are. What it hangs on besides says so at its commit too: whether anything
 * is restricted, who stands in for whom, who has come whose manager somebody is, and what a token is good for.
 */
export class TellOfChangedSight1765600010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table, event] of told)
      await runner.query(
        `CREATE TRIGGER ${name} AFTER ${event} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION tell_changed_access()`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, table] of told) await runner.query(`DROP TRIGGER ${name} ON ${table}`);
  }
}

const told = [
  ['restricted_records_sight', 'restricted_records', 'INSERT OR UPDATE OR DELETE OR TRUNCATE'],
  ['delegations_sight', 'delegations', 'INSERT OR DELETE OR TRUNCATE'],
  [
    'delegations_changed_sight',
    'delegations',
    'UPDATE OF person_id, stand_in_id, scope, starts_at, ends_at, revoked_at',
  ],
  ['people_sight', 'people', 'INSERT OR DELETE'],
  ['api_tokens_sight', 'api_tokens', 'UPDATE OF level, program_id, made_with'],
] as const;
