import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What would happen to a program if nobody did anything, played apart from the real records. */
export class CreateRehearsals1765100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE rehearsals (
      id uuid PRIMARY KEY,
      program_id uuid NOT NULL REFERENCES programs (id),
      policy_versions jsonb NOT NULL DEFAULT '{}',
      days integer NOT NULL CHECK (days BETWEEN 1 AND 366),
      state text NOT NULL DEFAULT 'waiting',
      requested_by uuid NOT NULL REFERENCES people (id),
      requested_at timestamptz NOT NULL,
      starts_at timestamptz,
      reached_at timestamptz,
      ended_at timestamptz,
      mode text,
      note text,
      result jsonb
    )`);
    await runner.query(
      `CREATE INDEX rehearsals_unfinished ON rehearsals (requested_at) WHERE state IN ('waiting', 'playing')`,
    );
    await runner.query('CREATE INDEX rehearsals_by_program ON rehearsals (program_id, requested_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rehearsals');
  }
}
