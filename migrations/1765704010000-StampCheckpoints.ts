import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an authority attested of the time of a checkpoint (RFC 3161): the token, and what it says. Only added to, as what it is over. */
export class StampCheckpoints1765704010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE audit_stamps (
         size bigint PRIMARY KEY REFERENCES audit_checkpoints (size),
         token bytea NOT NULL,
         at timestamptz NOT NULL,
         authority text NOT NULL
       )`,
    );
    await runner.query(
      'CREATE TRIGGER only_add BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_stamps FOR EACH STATEMENT EXECUTE FUNCTION only_add()',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_stamps');
  }
}
