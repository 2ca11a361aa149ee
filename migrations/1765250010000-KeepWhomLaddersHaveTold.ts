import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Severity, policy or a re-plan may put another ladder in the place of the one that is climbed: which it is, and whom
 * those of this cycle have told. For items that are overdue now the trail says it.
 */
export class KeepWhomLaddersHaveTold1765250010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE action_items ADD COLUMN ladder_run jsonb NOT NULL
         DEFAULT '{"number": 0, "since": null, "climbed": 0, "passed": [], "told": []}'`,
    );
    await runner.query(
      `UPDATE action_items i SET ladder_run = jsonb_set(i.ladder_run, '{told}', t.told)
       FROM (
         SELECT e.subject_id, jsonb_agg(DISTINCT p->>'personId') AS told
         FROM audit_events e JOIN action_items o ON o.id = e.subject_id
           CROSS JOIN LATERAL jsonb_array_elements(e.data->'told') p
         WHERE e.type = 'item.escalated' AND o.breached_at IS NOT NULL AND o.status NOT IN ('done', 'cancelled')
           AND (e.data->>'cycle')::integer = o.cycle AND jsonb_typeof(e.data->'told') = 'array'
         GROUP BY e.subject_id) t
       WHERE t.subject_id = i.id`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE action_items DROP COLUMN ladder_run');
  }
}
