import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is under legal hold is touched by neither retention nor erasure. A hold that was lifted stays listed. */
export class HoldRecords1765709000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE legal_holds (
         id uuid PRIMARY KEY,
         subject_kind text NOT NULL CHECK (subject_kind IN ('everything', 'program', 'action_item', 'person')),
         subject_id uuid,
         reason text NOT NULL,
         placed_by uuid NOT NULL REFERENCES people (id),
         placed_at timestamptz NOT NULL DEFAULT now(),
         lifted_by uuid REFERENCES people (id),
         lifted_at timestamptz,
         lift_reason text,
         CHECK ((subject_kind = 'everything') = (subject_id IS NULL)),
         CHECK (num_nonnulls(lifted_by, lifted_at, lift_reason) IN (0, 3))
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE legal_holds');
  }
}
