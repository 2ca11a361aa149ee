import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose own work an item is, besides its owner's, and by what; who chose, at a tollgate, who decides there. Of what there
 * is, it is found in the trail.
 */
export class KeepWhoseWorkItIs1765330010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE action_items ADD COLUMN contributors jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE phases ADD COLUMN steered_by jsonb NOT NULL DEFAULT '[]'`);
    // Since it was opened again last, where it was; in draft, what is written is no work yet.
    await runner.query(`
      WITH since AS (
        SELECT i.id, coalesce((SELECT max(e.seq) FROM audit_events e WHERE e.subject_id = i.id
          AND e.type IN ('item.reopened', 'item.effectiveness_failed') AND e.data ->> 'from' IS DISTINCT FROM 'cancelled'), 0) AS seq
        FROM action_items i WHERE i.status NOT IN ('draft', 'cancelled')
      ), did AS (
        SELECT e.subject_id AS id, e.actor_id::text AS person, e.data #>> '{for,id}' AS whom, e.data ->> 'from' AS former,
          CASE WHEN e.type LIKE 'item.evidence%' THEN 'evidence' WHEN e.type = 'item.submitted' THEN 'handed_in'
            WHEN e.type = 'item.reassigned' THEN 'owned' ELSE 'text' END AS way
        FROM since s JOIN audit_events e ON e.subject_id = s.id AND e.seq > s.seq
        WHERE e.type IN ('item.evidence_added', 'item.evidence_removed', 'item.submitted', 'item.reassigned', 'item.question_answered')
          OR e.type = 'item.edited' AND e.data -> 'changed' ?| array['title', 'description', 'rootCause', 'attributes']
            AND EXISTS (SELECT 1 FROM action_items i WHERE i.id = s.id AND i.activated_at <= e.at)
      ), people AS (
        SELECT id, person, way FROM did WHERE way <> 'owned' UNION SELECT id, whom, way FROM did WHERE way <> 'owned'
        UNION SELECT d.id, d.former, d.way FROM did d WHERE d.way = 'owned'
      ), each AS (
        SELECT id, person, jsonb_agg(DISTINCT way) AS ways FROM people WHERE person IS NOT NULL GROUP BY id, person
      )
      UPDATE action_items i SET contributors = x.list FROM (
        SELECT id, jsonb_agg(jsonb_build_object('personId', person, 'ways', ways) ORDER BY person) AS list FROM each GROUP BY id
      ) x WHERE i.id = x.id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE phases DROP COLUMN steered_by');
    await runner.query('ALTER TABLE action_items DROP COLUMN contributors');
  }
}
