import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever sees only what they have a part in, and a few programs, has their items looked up by what each of them says. Most
 * items say nothing of the kind, and are not in these indexes.
 */
export class FindItemsByParts1765600020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns)
      await runner.query(`CREATE INDEX action_items_${column} ON action_items (${column}) WHERE ${column} IS NOT NULL`);
    await runner.query(
      `CREATE INDEX action_items_contributors ON action_items USING gin (contributors jsonb_path_ops) WHERE contributors <> '[]'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX action_items_contributors');
    for (const column of columns) await runner.query(`DROP INDEX action_items_${column}`);
  }
}

const columns = ['submitted_by', 'check_decided_by'];
