import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether the problem is gone: facts beside the state `done`. What is done already is not checked, and no program asks
 * for checks until somebody says so.
 */
export class AddEffectivenessChecks1764900100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE programs ADD COLUMN effectiveness_policy_version_id uuid REFERENCES policy_versions (id)',
    );
    // check_cycle: the cycle of the item that the other facts belong to.
    await runner.query(`ALTER TABLE action_items
      ADD COLUMN effectiveness_policy_version_id uuid REFERENCES policy_versions (id),
      ADD COLUMN check_cycle integer,
      ADD COLUMN check_asked_at timestamptz,
      ADD COLUMN check_result text CHECK (check_result IN ('passed', 'failed')),
      ADD COLUMN check_decided_at timestamptz,
      ADD COLUMN check_decided_by uuid REFERENCES people (id),
      ADD COLUMN check_finding text,
      ADD COLUMN check_pending boolean NOT NULL DEFAULT false`);
    await runner.query('CREATE INDEX action_items_check_pending ON action_items (due_at, id) WHERE check_pending');
  }

  /** Checks that were still to come are not any more; what was done stays done. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM planned_steps WHERE kind IN ('effectiveness_due', 'effectiveness_limit')`);
    await runner.query(`ALTER TABLE action_items
      DROP COLUMN effectiveness_policy_version_id,
      DROP COLUMN check_cycle,
      DROP COLUMN check_asked_at,
      DROP COLUMN check_result,
      DROP COLUMN check_decided_at,
      DROP COLUMN check_decided_by,
      DROP COLUMN check_finding,
      DROP COLUMN check_pending`);
    await runner.query('ALTER TABLE programs DROP COLUMN effectiveness_policy_version_id');
    await runner.query(
      `DELETE FROM policy_versions WHERE policy_id IN (SELECT id FROM policies WHERE kind = 'effectiveness')`,
    );
    await runner.query(`DELETE FROM policies WHERE kind = 'effectiveness'`);
  }
}
