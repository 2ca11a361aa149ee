import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sign-off in depth: signatures in somebody's name, with the names as they were, that can be taken back; approvals on
 * condition of follow-up items; questions; submissions that are withdrawn.
 */
export class DeepenSignOff1764300200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sign_off_rounds DROP CONSTRAINT sign_off_rounds_state_check,
      ADD CONSTRAINT sign_off_rounds_state_check
        CHECK (state IN ('open', 'approved', 'sent_back', 'fallen', 'withdrawn', 'cancelled'))`);
    await runner.query(`ALTER TABLE signatures
      ADD COLUMN person_name text,
      ADD COLUMN for_person_id uuid REFERENCES people (id),
      ADD COLUMN for_person_name text,
      ADD COLUMN follow_ups jsonb NOT NULL DEFAULT '[]',
      ADD COLUMN revoked_at timestamptz,
      DROP CONSTRAINT signatures_round_id_stage_person_id_key`);
    await runner.query(`UPDATE signatures s SET person_name = p.name FROM people p WHERE p.id = s.person_id`);
    await runner.query(`ALTER TABLE signatures ALTER COLUMN person_name SET NOT NULL`);
    // One natural person counts once, and each approver is spoken for once; what was revoked stays to be seen.
    await runner.query(`CREATE UNIQUE INDEX signatures_person ON signatures (round_id, stage, person_id)
      WHERE revoked_at IS NULL`);
    await runner.query(`CREATE UNIQUE INDEX signatures_seat
      ON signatures (round_id, stage, (coalesce(for_person_id, person_id))) WHERE revoked_at IS NULL`);
    await runner.query(`CREATE TABLE sign_off_questions (
      id uuid PRIMARY KEY,
      round_id uuid NOT NULL REFERENCES sign_off_rounds (id),
      asked_by uuid NOT NULL REFERENCES people (id),
      asked_for uuid REFERENCES people (id),
      question text NOT NULL,
      asked_at timestamptz NOT NULL,
      answered_by uuid REFERENCES people (id),
      answered_for uuid REFERENCES people (id),
      answer text,
      answered_at timestamptz,
      CHECK ((answer IS NULL) = (answered_at IS NULL))
    )`);
    await runner.query(`CREATE INDEX sign_off_questions_round ON sign_off_questions (round_id, asked_at)`);
    // From an item to the approval it is a condition of, and from there back to what was approved.
    await runner.query(`CREATE TABLE follow_ups (
      item_id uuid PRIMARY KEY REFERENCES action_items (id),
      round_id uuid NOT NULL REFERENCES sign_off_rounds (id),
      signature_id uuid NOT NULL REFERENCES signatures (id)
    )`);
    await runner.query(`CREATE INDEX follow_ups_round ON follow_ups (round_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE follow_ups`);
    await runner.query(`DROP TABLE sign_off_questions`);
    await runner.query(`DELETE FROM signatures WHERE revoked_at IS NOT NULL`);
    await runner.query(`DROP INDEX signatures_person`);
    await runner.query(`DROP INDEX signatures_seat`);
    await runner.query(`ALTER TABLE signatures DROP COLUMN person_name, DROP COLUMN for_person_id,
      DROP COLUMN for_person_name, DROP COLUMN follow_ups, DROP COLUMN revoked_at,
      ADD CONSTRAINT signatures_round_id_stage_person_id_key UNIQUE (round_id, stage, person_id)`);
    await runner.query(`UPDATE sign_off_rounds SET state = 'cancelled' WHERE state = 'withdrawn'`);
    await runner.query(`ALTER TABLE sign_off_rounds DROP CONSTRAINT sign_off_rounds_state_check,
      ADD CONSTRAINT sign_off_rounds_state_check
        CHECK (state IN ('open', 'approved', 'sent_back', 'fallen', 'cancelled'))`);
  }
}
