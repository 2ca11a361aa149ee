import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Phases that are open and have no item wait for ever without a word: their managers are told, first of all now. */
export class LookAtEmptyPhases1765250020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT INTO planned_steps
         (subject_kind, subject_id, cycle, policy_version_id, kind, level, occurrence, fire_at, state, because)
       SELECT 'program', p.id, ph.position, p.tollgate_policy_version_id, 'phase_empty', 1, 0, now(), 'planned',
         ph.name || ' is open, and has no item'
       FROM programs p JOIN phases ph ON ph.program_id = p.id AND ph.status = 'open'
       WHERE p.status = 'active' AND NOT EXISTS (SELECT 1 FROM action_items i WHERE i.phase_id = ph.id)
       ON CONFLICT DO NOTHING`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM planned_steps WHERE kind = 'phase_empty'`);
  }
}
