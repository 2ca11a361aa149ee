import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was told apart from its twin, and is called otherwise since, is one like any other: no second may share its name. */
export class ForgetTwinsWithTheirNames1765340020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [text, tables] of Object.entries(told)) {
      await runner.query(
        `CREATE FUNCTION forget_twin_by_${text}() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN NEW.${text}_twin := 0; RETURN NEW; END $$`,
      );
      for (const table of tables)
        await runner.query(
          `CREATE TRIGGER forget_twin_by_${text} BEFORE UPDATE OF ${text} ON ${table} FOR EACH ROW
           WHEN (OLD.${text}_twin > 0 AND folded(OLD.${text}) IS DISTINCT FROM folded(NEW.${text}))
           EXECUTE FUNCTION forget_twin_by_${text}()`,
        );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const text of Object.keys(told)) await runner.query(`DROP FUNCTION forget_twin_by_${text}() CASCADE`);
  }
}

/** By which of their texts records are told apart. */
const told = {
  email: ['people'],
  name: ['teams', 'programs', 'policies', 'templates', 'rotas', 'recurrences', 'webhook_endpoints'],
  external_id: ['action_items'],
};
