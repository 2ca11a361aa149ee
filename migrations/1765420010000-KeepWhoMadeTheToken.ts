import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What goes on after its request has ended keeps with whose token it was asked for, so that the trail says so of all of it. */
export class KeepWhoMadeTheToken1765420010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Null: whoever asked had made it themselves, or asked before this was written down.
    await runner.query('ALTER TABLE imports ADD COLUMN token_made_by uuid REFERENCES people (id)');
    await runner.query('ALTER TABLE bulk_operations ADD COLUMN token_made_by uuid REFERENCES people (id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE bulk_operations DROP COLUMN token_made_by');
    await runner.query('ALTER TABLE imports DROP COLUMN token_made_by');
  }
}
