import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The trail is only added to: no event is altered or removed, whoever asks. See docs/audit.md for what a superuser still can. */
export class KeepTheTrail1765700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE FUNCTION only_add() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         RAISE EXCEPTION '% is only added to: % is refused', TG_TABLE_NAME, lower(TG_OP) USING ERRCODE = 'insufficient_privilege';
       END $$`,
    );
    await runner.query(
      `CREATE TRIGGER only_add BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
       FOR EACH STATEMENT EXECUTE FUNCTION only_add()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION only_add() CASCADE');
  }
}
