import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records that only those see who have a part in them or are named, whom that names, and people of outsourced sites. */
export class RestrictRecords1765560000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE restricted_records (
      subject_id uuid PRIMARY KEY,
      subject_kind text NOT NULL CHECK (subject_kind IN ('program', 'action_item', 'exception', 'risk')),
      restricted_by uuid NOT NULL CONSTRAINT restricted_records_restricted_by_fkey REFERENCES people (id),
      restricted_at timestamptz NOT NULL DEFAULT now()
    )`);
    await runner.query(`CREATE TABLE record_readers (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      subject_id uuid NOT NULL,
      person_id uuid CONSTRAINT record_readers_person_id_fkey REFERENCES people (id),
      team_id uuid CONSTRAINT record_readers_team_id_fkey REFERENCES teams (id),
      named_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT record_readers_one_check CHECK ((person_id IS NULL) <> (team_id IS NULL))
    )`);
    await runner.query('CREATE INDEX record_readers_subject ON record_readers (subject_id)');
    await runner.query('CREATE INDEX record_readers_person ON record_readers (person_id)');
    await runner.query('CREATE INDEX record_readers_team ON record_readers (team_id)');
    await runner.query('ALTER TABLE people ADD COLUMN external boolean NOT NULL DEFAULT false');
    // What somebody has signed, and whom a ladder has told, is looked up for each of their lists.
    await runner.query('CREATE INDEX signatures_of_person ON signatures (person_id)');
    await runner.query(
      'CREATE INDEX notifications_of_ladders ON notifications (person_id, subject_id) WHERE level IS NOT NULL',
    );
    await runner.query(`CREATE INDEX sign_off_rounds_open ON sign_off_rounds (id) WHERE state = 'open'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX sign_off_rounds_open');
    await runner.query('DROP INDEX notifications_of_ladders');
    await runner.query('DROP INDEX signatures_of_person');
    await runner.query('ALTER TABLE people DROP COLUMN external');
    await runner.query('DROP TABLE record_readers');
    await runner.query('DROP TABLE restricted_records');
  }
}
