import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programs and items that are made again and again, and each time that they were. */
export class AddRecurrences1764810000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `CREATE TABLE recurrences (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    status text NOT NULL CHECK (status IN ('active', 'paused', 'ended')),
    kind text NOT NULL CHECK (kind IN ('program', 'item')),
    content jsonb NOT NULL,
    template_id uuid REFERENCES templates (id),
    program_id uuid REFERENCES programs (id),
    owner_id uuid NOT NULL REFERENCES people (id),
    schedule jsonb NOT NULL,
    revision integer NOT NULL DEFAULT 1,
    occurrences integer NOT NULL DEFAULT 0,
    last_nominal date,
    last_date date,
    last_made_id uuid,
    next jsonb,
    next_at timestamptz,
    pause_reason text,
    ended_at timestamptz,
    end_reason text,
    version integer NOT NULL,
    workflow_version integer NOT NULL DEFAULT 0,
    created_by uuid REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((kind = 'program') = (template_id IS NOT NULL) AND (kind = 'item') = (program_id IS NOT NULL))
  )`,
  `CREATE UNIQUE INDEX recurrences_name ON recurrences (lower(name))`,
  `CREATE INDEX recurrences_workflow_lag ON recurrences (updated_at) WHERE workflow_version < version`,
  // Those that wait for what they made last to be complete.
  `CREATE INDEX recurrences_waiting ON recurrences (last_made_id) WHERE status = 'active' AND next_at IS NULL`,
  // The key makes one of each, whichever clock comes first.
  `CREATE TABLE recurrence_occurrences (
    recurrence_id uuid NOT NULL REFERENCES recurrences (id),
    key text NOT NULL,
    number integer NOT NULL,
    nominal date NOT NULL,
    date date NOT NULL,
    at timestamptz NOT NULL,
    shift text,
    state text NOT NULL CHECK (state IN ('made', 'failed', 'missed')),
    made_id uuid,
    detail text,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (recurrence_id, key)
  )`,
  `CREATE INDEX recurrence_occurrences_number ON recurrence_occurrences (recurrence_id, number)`,
];

const down = [
  `DROP TABLE recurrence_occurrences`,
  `DROP TABLE recurrences`,
  `DELETE FROM planned_steps WHERE subject_kind = 'recurrence'`,
];
