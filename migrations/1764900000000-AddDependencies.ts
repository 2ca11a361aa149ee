import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An item waits for others, of its own program or of another; and how long an item takes, for those who plan with it. */
export class AddDependencies1764900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // lag: a typed duration such as "2 working days" that must pass between the end of the one and the start of the other.
    await runner.query(`CREATE TABLE item_dependencies (
      item_id uuid NOT NULL REFERENCES action_items (id),
      predecessor_id uuid NOT NULL REFERENCES action_items (id),
      kind text NOT NULL DEFAULT 'finish_to_start' CHECK (kind = 'finish_to_start'),
      lag text,
      reason text,
      added_by uuid NOT NULL REFERENCES people (id),
      added_at timestamptz NOT NULL,
      PRIMARY KEY (item_id, predecessor_id),
      CHECK (item_id <> predecessor_id)
    )`);
    await runner.query('CREATE INDEX item_dependencies_predecessor ON item_dependencies (predecessor_id, item_id)');
    await runner.query('ALTER TABLE action_items ADD COLUMN takes text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE action_items DROP COLUMN takes');
    await runner.query('DROP TABLE item_dependencies');
  }
}
