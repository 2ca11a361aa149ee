import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of which item a rejected row is, where there is one: whoever does not see the item does not read the row. */
export class KnowOfWhichItemARowIs1765680010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_rejections ADD COLUMN item_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_rejections DROP COLUMN item_id');
  }
}
