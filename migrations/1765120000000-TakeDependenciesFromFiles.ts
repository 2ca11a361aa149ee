import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import makes dependencies, and takes away again those that only a file has made. */
export class TakeDependenciesFromFiles1765120000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE item_dependencies ADD COLUMN from_file boolean NOT NULL DEFAULT false');
    // Dependencies come last: a row that was unchanged until then is counted as updated.
    await runner.query(`ALTER TABLE import_batches ADD COLUMN unchanged_rows integer[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_batches DROP COLUMN unchanged_rows');
    await runner.query('ALTER TABLE item_dependencies DROP COLUMN from_file');
  }
}
