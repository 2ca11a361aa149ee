import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A finding says which signed analysis gives its cause, with the codes by which it is compared, and whether it is a repeat.
 */
export class CarryFindings1765718100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE findings ADD COLUMN carried jsonb, ADD COLUMN repeated jsonb');
    await runner.query('CREATE INDEX findings_carried ON findings (created_at) WHERE carried IS NOT NULL');
    await runner.query(
      `CREATE INDEX findings_carried_by ON findings ((carried ->> 'analysisId')) WHERE carried IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE findings DROP COLUMN repeated, DROP COLUMN carried');
  }
}
