import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who stands in for whom, from when until when. Dates are kept as they were meant, beside the instants that count.
 * Its start and its end are planned steps: both people are told of each once, whichever clock comes first.
 */
export class CreateDelegations1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE delegations (
      id uuid PRIMARY KEY,
      person_id uuid NOT NULL REFERENCES people (id),
      stand_in_id uuid NOT NULL REFERENCES people (id),
      scope text NOT NULL CHECK (scope IN ('approvals', 'everything')),
      reason text NOT NULL DEFAULT '',
      from_date date NOT NULL,
      from_time text,
      until_date date NOT NULL,
      until_time text,
      time_zone text NOT NULL,
      starts_at timestamptz NOT NULL,
      ends_at timestamptz NOT NULL,
      status text NOT NULL DEFAULT 'coming' CHECK (status IN ('coming', 'active', 'ended', 'revoked')),
      revoked_at timestamptz,
      revoked_by uuid REFERENCES people (id),
      version integer NOT NULL DEFAULT 1,
      workflow_version integer NOT NULL DEFAULT 0,
      created_by uuid NOT NULL REFERENCES people (id),
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL DEFAULT now(),
      CHECK (starts_at < ends_at),
      CHECK (person_id <> stand_in_id)
    )`);
    // The last instant at which it holds: what is looked up with every decision.
    await runner.query(`CREATE INDEX delegations_end ON delegations ((least(ends_at, revoked_at)))`);
    await runner.query(`CREATE INDEX delegations_person ON delegations (person_id, starts_at)`);
    await runner.query(`CREATE INDEX delegations_stand_in ON delegations (stand_in_id, starts_at)`);
    await runner.query(
      `CREATE INDEX delegations_workflow_lag ON delegations (updated_at) WHERE workflow_version < version`,
    );
    await runner.query(`ALTER TABLE planned_steps DROP CONSTRAINT IF EXISTS planned_steps_subject_kind_check`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM planned_steps WHERE subject_kind = 'delegation'`);
    await runner.query(`ALTER TABLE planned_steps DROP CONSTRAINT IF EXISTS planned_steps_subject_kind_check,
      ADD CONSTRAINT planned_steps_subject_kind_check CHECK (subject_kind IN ('action_item', 'program'))`);
    await runner.query(`DROP TABLE delegations`);
  }
}
