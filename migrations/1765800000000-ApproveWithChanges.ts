import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was approved in the place of what was proposed: arguments, what is carried out, its digest, and how much of it is another. */
export class ApproveWithChanges1765800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE proposals ADD COLUMN approved_as jsonb
         CHECK (approved_as IS NULL OR status IN ('approved', 'carried_out', 'failed'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE proposals DROP COLUMN approved_as');
  }
}
