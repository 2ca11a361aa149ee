import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which items a file does not name any more: whoever does not see one of them does not count it. */
export class NameWhatAFileMisses1765692000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE import_missing (import_id uuid NOT NULL REFERENCES imports (id), item_id uuid NOT NULL,
         PRIMARY KEY (import_id, item_id))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_missing');
  }
}
