import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An item that was cancelled on hold kept the reason, and showed it when it was opened again. */
export class ForgetReasonsOfHoldsThatAreOver1765250000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE action_items SET hold_reason = NULL WHERE status <> 'on_hold' AND hold_reason IS NOT NULL`,
    );
  }

  async down(): Promise<void> {
    // What was wrong is not made wrong again.
  }
}
