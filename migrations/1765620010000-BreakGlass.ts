import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A round keeps each break-glass that was asked for in it, and says whether one was broken: for ever, and found without
 * looking through what was said.
 */
export class BreakGlass1765620010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sign_off_rounds ADD COLUMN glasses jsonb NOT NULL DEFAULT '[]',
      ADD COLUMN glass_broken boolean GENERATED ALWAYS AS (glasses @> '[{"state": "broken"}]') STORED`);
    await runner.query('CREATE INDEX sign_off_rounds_broken ON sign_off_rounds (subject_id) WHERE glass_broken');
    await runner.query(`CREATE INDEX sign_off_rounds_glass ON sign_off_rounds (subject_id)
      WHERE state = 'open' AND glasses @> '[{"state": "asked"}]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM planned_steps WHERE kind = 'glass_expiry'`);
    await runner.query(`ALTER TABLE sign_off_rounds DROP COLUMN glass_broken`);
    await runner.query(`ALTER TABLE sign_off_rounds DROP COLUMN glasses`);
  }
}
