import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What files said last time, so that a file that has not changed overrules nobody. */
export class RememberWhatFilesSay1765220010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE item_statements (
      item_id uuid NOT NULL REFERENCES action_items (id),
      source text NOT NULL,
      said jsonb NOT NULL,
      taken jsonb NOT NULL,
      import_id uuid NOT NULL REFERENCES imports (id),
      PRIMARY KEY (item_id, source)
    )`);
    await runner.query(`CREATE TABLE import_changes (
      import_id uuid NOT NULL REFERENCES imports (id),
      row_number integer NOT NULL,
      field text NOT NULL,
      item_id uuid NOT NULL,
      item_number bigint NOT NULL,
      external_id text,
      from_text text NOT NULL,
      to_text text NOT NULL,
      last_text text,
      verdict text NOT NULL,
      PRIMARY KEY (import_id, row_number, field)
    )`);
    await runner.query(`ALTER TABLE imports ADD COLUMN rows_kept integer NOT NULL DEFAULT 0,
      ADD COLUMN rows_left integer NOT NULL DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE imports DROP COLUMN rows_kept, DROP COLUMN rows_left');
    await runner.query('DROP TABLE import_changes');
    await runner.query('DROP TABLE item_statements');
  }
}
