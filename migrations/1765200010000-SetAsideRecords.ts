import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records that the machine cannot decide about: they are left alone for a while, so that they stop nobody else. */
export class SetAsideRecords1765200010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE set_aside (
         subject_kind text NOT NULL,
         subject_id uuid NOT NULL,
         reason text NOT NULL,
         attempts integer NOT NULL DEFAULT 1,
         since timestamptz NOT NULL DEFAULT now(),
         next_attempt_at timestamptz NOT NULL,
         told_at timestamptz,
         PRIMARY KEY (subject_kind, subject_id)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE set_aside');
  }
}
