import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A list shows what is done or cancelled last where nothing else is asked for: in the order of an index. */
export class ListWhatIsOverLast1765230030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, first] of indexes)
      await runner.query(
        `CREATE INDEX ${name} ON action_items (${first}(status IN ('done', 'cancelled')), due_at, id)`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of indexes) await runner.query(`DROP INDEX ${name}`);
  }
}

const indexes = [
  ['action_items_next', ''],
  ['action_items_program_next', 'program_id, '],
  ['action_items_owner_next', 'owner_id, '],
];
