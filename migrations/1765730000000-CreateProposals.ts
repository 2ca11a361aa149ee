import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Proposals: commands that somebody, or a machine that somebody has set to work, asks others to approve. One that waits is there
 * once: the same command of the same record, with the same words, is not proposed twice at a time.
 */
export class CreateProposals1765730000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

/** Kinds that may be restricted, with one more or one fewer, whatever else they are by then. */
const restricts = (added: boolean): string => `DO $$
  DECLARE kinds text[];
  BEGIN
    SELECT array_agg(m[1]) INTO kinds FROM pg_constraint c,
      regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_]+)''', 'g') AS m
      WHERE c.conname = 'restricted_records_subject_kind_check' AND c.connamespace = current_schema()::regnamespace;
    kinds := array_remove(kinds, 'proposal')${added ? ` || 'proposal'::text` : ''};
    ALTER TABLE restricted_records DROP CONSTRAINT restricted_records_subject_kind_check;
    EXECUTE format('ALTER TABLE restricted_records ADD CONSTRAINT restricted_records_subject_kind_check CHECK (subject_kind IN (%s))',
      (SELECT string_agg(quote_literal(k), ', ') FROM unnest(kinds) AS k));
  END $$`;

const up = [
  restricts(true),
  `CREATE TABLE proposals (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    title text NOT NULL,
    domain text,
    markets text[] NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    subject_key text,
    subject_title text NOT NULL,
    command text NOT NULL,
    asked jsonb NOT NULL,
    sent jsonb NOT NULL,
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    premise jsonb NOT NULL,
    difference jsonb NOT NULL,
    reason text NOT NULL,
    quotes jsonb NOT NULL,
    maker text NOT NULL CHECK (maker IN ('person', 'rule', 'model', 'client')),
    made_by jsonb NOT NULL,
    author_id uuid NOT NULL REFERENCES people (id),
    authors uuid[] NOT NULL,
    asked_ids uuid[] NOT NULL,
    supersedes uuid REFERENCES proposals (id) ON DELETE SET NULL,
    superseded_by uuid,
    status text NOT NULL CHECK (status IN ('proposed', 'approved', 'carried_out', 'failed', 'rejected', 'withdrawn', 'superseded', 'over')),
    due jsonb NOT NULL,
    due_at timestamptz NOT NULL,
    cycle integer NOT NULL DEFAULT 1,
    planned_from timestamptz NOT NULL,
    decision jsonb,
    failure jsonb,
    ended_at timestamptz,
    reminder_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    version integer NOT NULL,
    workflow_version integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((status IN ('approved', 'carried_out', 'failed')) <= (decision IS NOT NULL)),
    CHECK ((status = 'failed') = (failure IS NOT NULL))
  )`,
  `CREATE UNIQUE INDEX proposals_once ON proposals (digest) WHERE status = 'proposed'`,
  `CREATE INDEX proposals_subject ON proposals (subject_id, number)`,
  `CREATE INDEX proposals_status ON proposals (status, due_at, number)`,
  `CREATE INDEX proposals_author ON proposals (author_id, due_at)`,
  `CREATE INDEX proposals_asked ON proposals USING gin (asked_ids)`,
  `CREATE INDEX proposals_supersedes ON proposals (supersedes) WHERE supersedes IS NOT NULL`,
  `CREATE INDEX proposals_created ON proposals (created_at, id)`,
  `CREATE INDEX proposals_workflow_lag ON proposals (updated_at) WHERE workflow_version < version`,
];

const down = [`DROP TABLE proposals`, restricts(false), `DELETE FROM planned_steps WHERE subject_kind = 'proposal'`];
