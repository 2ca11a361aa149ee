import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever owes an item asks for a hold, an end or a lower severity as for more time, of the same people. */
export class AskForConsent1765430010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Null: more time. The premise is a hash of what the item said of itself when it was asked for.
    await runner.query('ALTER TABLE due_date_extensions ADD COLUMN asks jsonb, ADD COLUMN premise text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DELETE FROM extension_decisions d USING due_date_extensions e WHERE e.id = d.extension_id AND e.asks IS NOT NULL`,
    );
    await runner.query('DELETE FROM due_date_extensions WHERE asks IS NOT NULL');
    await runner.query('ALTER TABLE due_date_extensions DROP COLUMN asks, DROP COLUMN premise');
  }
}
