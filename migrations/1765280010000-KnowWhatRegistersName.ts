import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a register does not name an item any more: what another one still names is not missing. */
export class KnowWhatRegistersName1765280010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE item_statements ADD COLUMN gone_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE item_statements DROP COLUMN gone_at');
  }
}
