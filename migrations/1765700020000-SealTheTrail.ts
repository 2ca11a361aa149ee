import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the sealer writes: in which order events were found committed, and what was signed of them. All of it is only added to.
 * None of these refers to `audit_events`: a reference would lock its rows, and what is removed there must stay named here.
 */
export class SealTheTrail1765700020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE audit_seals (
         position bigint PRIMARY KEY,
         event_seq bigint NOT NULL UNIQUE,
         digest bytea NOT NULL,
         chain bytea NOT NULL
       )`,
    );
    await runner.query(
      `CREATE TABLE audit_keys (
         id text PRIMARY KEY,
         public_key bytea NOT NULL,
         first_used_at timestamptz NOT NULL
       )`,
    );
    await runner.query(
      `CREATE TABLE audit_checkpoints (
         size bigint PRIMARY KEY,
         root bytea NOT NULL,
         chain bytea NOT NULL,
         at timestamptz NOT NULL,
         key_id text NOT NULL REFERENCES audit_keys (id),
         signature bytea NOT NULL,
         peaks bytea[] NOT NULL
       )`,
    );
    for (const table of ['audit_seals', 'audit_keys', 'audit_checkpoints'])
      await runner.query(
        `CREATE TRIGGER only_add BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION only_add()`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_checkpoints, audit_keys, audit_seals');
  }
}
