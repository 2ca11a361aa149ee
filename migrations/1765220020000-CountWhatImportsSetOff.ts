import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What breaches and escalates at once because of an import, and whom it tells. */
export class CountWhatImportsSetOff1765220020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_batches ADD COLUMN set_off jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_batches DROP COLUMN set_off');
  }
}
