import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The risk register: each entry is reviewed again and again, and every review is signed. */
export class CreateRisks1765500010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `CREATE TABLE risks (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    title text NOT NULL,
    text text NOT NULL,
    domain text,
    markets text[] NOT NULL DEFAULT '{}',
    owner_id uuid NOT NULL REFERENCES people (id),
    domain_lead_id uuid REFERENCES people (id),
    raised_by uuid NOT NULL REFERENCES people (id),
    likelihood integer NOT NULL CHECK (likelihood BETWEEN 1 AND 5),
    impact integer NOT NULL CHECK (impact BETWEEN 1 AND 5),
    level text NOT NULL CHECK (level IN ('low', 'medium', 'high', 'critical')),
    status text NOT NULL CHECK (status IN ('open', 'in_review', 'accepted', 'mitigated', 'closed')),
    review jsonb,
    review_every text NOT NULL,
    due_date date NOT NULL,
    due_time text,
    due_zone text NOT NULL,
    due_at timestamptz NOT NULL,
    cycle integer NOT NULL DEFAULT 1,
    planned_from timestamptz NOT NULL,
    overdue boolean NOT NULL DEFAULT false,
    breached_at timestamptz,
    ladder_from timestamptz,
    ladder_level integer NOT NULL DEFAULT 0,
    ladder_advance jsonb,
    acknowledged_until timestamptz,
    paused_since timestamptz,
    paused_ms bigint NOT NULL DEFAULT 0,
    paused_working_ms bigint NOT NULL DEFAULT 0,
    round_id uuid,
    authors uuid[] NOT NULL DEFAULT '{}',
    closed_at timestamptz,
    escalation_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    reminder_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    sign_off_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    version integer NOT NULL,
    workflow_version integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX risks_due ON risks (due_at, id)`,
  `CREATE INDEX risks_status ON risks (status, due_at, id)`,
  `CREATE INDEX risks_owner ON risks (owner_id, due_at)`,
  `CREATE INDEX risks_created ON risks (created_at, id)`,
  `CREATE INDEX risks_workflow_lag ON risks (updated_at) WHERE workflow_version < version`,
];

const down = [
  `DROP TABLE risks`,
  `DELETE FROM planned_steps WHERE subject_kind = 'risk'`,
  `DELETE FROM signatures WHERE round_id IN (SELECT id FROM sign_off_rounds WHERE subject_kind = 'risk')`,
  `DELETE FROM sign_off_rounds WHERE subject_kind = 'risk'`,
];
