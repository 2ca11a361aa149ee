import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A template is rehearsed as the program that it would make. */
export class RehearseTemplates1765110000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE rehearsals ALTER COLUMN program_id DROP NOT NULL,
      ADD COLUMN template_id uuid REFERENCES templates (id),
      ADD COLUMN launch jsonb,
      ADD CHECK (num_nonnulls(program_id, template_id) = 1)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM rehearsals WHERE program_id IS NULL');
    await runner.query(
      `ALTER TABLE rehearsals DROP COLUMN launch, DROP COLUMN template_id, ALTER COLUMN program_id SET NOT NULL`,
    );
  }
}
