import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policy exceptions and risk acceptances, the action items that they suspend, and what an item knows of it. */
export class CreateExceptions1764400100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  /** What was suspended stays on hold by a person: nothing becomes due by going back. */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `CREATE TABLE exceptions (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    kind text NOT NULL CHECK (kind IN ('policy_exception', 'risk_acceptance')),
    title text NOT NULL,
    scope text NOT NULL,
    markets text[] NOT NULL DEFAULT '{}',
    domain text,
    rule text,
    rationale text NOT NULL,
    controls jsonb NOT NULL DEFAULT '[]',
    inherent text NOT NULL CHECK (inherent IN ('low', 'medium', 'high', 'critical')),
    residual text NOT NULL CHECK (residual IN ('low', 'medium', 'high', 'critical')),
    requested_by uuid NOT NULL REFERENCES people (id),
    risk_owner_id uuid NOT NULL REFERENCES people (id),
    domain_lead_id uuid REFERENCES people (id),
    starts_date date,
    starts_time text,
    starts_zone text,
    starts_at timestamptz,
    ends_date date NOT NULL,
    ends_time text NOT NULL,
    ends_zone text NOT NULL,
    ends_at timestamptz NOT NULL,
    status text NOT NULL CHECK (status IN
      ('draft', 'requested', 'approved', 'active', 'ended', 'revoked', 'refused', 'withdrawn', 'lapsed')),
    authors uuid[] NOT NULL DEFAULT '{}',
    round_id uuid,
    approved_at timestamptz,
    activated_at timestamptz,
    ended_at timestamptz,
    end_reason text,
    stale_since timestamptz,
    stale_reason text,
    stale_count integer NOT NULL DEFAULT 0,
    policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    predecessor_id uuid REFERENCES exceptions (id),
    version integer NOT NULL,
    workflow_version integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX exceptions_ends ON exceptions (ends_at, id)`,
  `CREATE INDEX exceptions_status ON exceptions (status, ends_at, id)`,
  `CREATE INDEX exceptions_created ON exceptions (created_at, id)`,
  `CREATE INDEX exceptions_risk_owner ON exceptions (risk_owner_id, ends_at)`,
  `CREATE INDEX exceptions_workflow_lag ON exceptions (updated_at) WHERE workflow_version < version`,
  // One renewal at a time; one that came to nothing makes room for another.
  `CREATE UNIQUE INDEX exceptions_renewal ON exceptions (predecessor_id)
    WHERE predecessor_id IS NOT NULL AND status NOT IN ('refused', 'withdrawn', 'lapsed', 'revoked')`,
  // pinned_severity: what the approval was last asked for; another one makes it stale.
  `CREATE TABLE exception_items (
    exception_id uuid NOT NULL REFERENCES exceptions (id),
    item_id uuid NOT NULL REFERENCES action_items (id),
    pinned_severity text,
    PRIMARY KEY (exception_id, item_id)
  )`,
  `CREATE INDEX exception_items_item ON exception_items (item_id)`,
  `ALTER TABLE action_items
    ADD COLUMN held_exception_id uuid REFERENCES exceptions (id),
    ADD COLUMN hold_beneath text,
    ADD COLUMN waived_until timestamptz,
    DROP CONSTRAINT action_items_held_by_check,
    ADD CONSTRAINT action_items_held_by_check CHECK (held_by IN ('person', 'program', 'exception'))`,
];

const down = [
  `UPDATE action_items SET held_by = 'person' WHERE held_by = 'exception'`,
  `ALTER TABLE action_items
    DROP COLUMN held_exception_id,
    DROP COLUMN hold_beneath,
    DROP COLUMN waived_until,
    DROP CONSTRAINT action_items_held_by_check,
    ADD CONSTRAINT action_items_held_by_check CHECK (held_by IN ('person', 'program'))`,
  `DROP TABLE exception_items`,
  `DROP TABLE exceptions`,
  `DELETE FROM planned_steps WHERE subject_kind = 'exception'`,
  `DELETE FROM signatures WHERE round_id IN (SELECT id FROM sign_off_rounds WHERE subject_kind = 'exception')`,
  `DELETE FROM sign_off_rounds WHERE subject_kind = 'exception'`,
  `DELETE FROM policy_versions WHERE policy_id IN (SELECT id FROM policies WHERE kind = 'exception')`,
  `DELETE FROM policies WHERE kind = 'exception'`,
];
