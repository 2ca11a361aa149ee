import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Breaches of metrics: a slice that is out of band, or a value that did not come. One that is expected is kept beforehand, as a
 * breach that has not happened, so that its deadline is planned like any other. Of each type a slice has at most one that lives.
 */
export class WatchMetrics1765715010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

/** Which kinds of record may be restricted. */
function restricts(kinds: readonly string[]): string[] {
  const those = kinds.map((kind) => `'${kind}'`).join(', ');
  return [
    'ALTER TABLE restricted_records DROP CONSTRAINT restricted_records_subject_kind_check',
    `ALTER TABLE restricted_records ADD CONSTRAINT restricted_records_subject_kind_check CHECK (subject_kind IN (${those}))`,
  ];
}
const before = ['program', 'action_item', 'exception', 'risk', 'case', 'finding'];

const up = [
  ...restricts([...before, 'breach']),
  `ALTER TABLE metrics ADD COLUMN expected jsonb`,
  `CREATE TABLE breaches (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    type text NOT NULL CHECK (type IN ('out_of_band', 'missing')),
    metric_id uuid NOT NULL REFERENCES metrics (id),
    slice_key text NOT NULL,
    slice jsonb NOT NULL,
    title text NOT NULL,
    domain text,
    markets text[] NOT NULL DEFAULT '{}',
    owner_id uuid NOT NULL REFERENCES people (id),
    band text CHECK (band IN ('amber', 'red')),
    reasons jsonb NOT NULL,
    since date NOT NULL,
    status text NOT NULL CHECK (status IN ('expected', 'open', 'ended', 'withdrawn')),
    due jsonb NOT NULL,
    due_at timestamptz NOT NULL,
    cycle integer NOT NULL DEFAULT 1,
    planned_from timestamptz NOT NULL,
    overdue boolean NOT NULL DEFAULT false,
    breached_at timestamptz,
    ladder_from timestamptz,
    ladder_level integer NOT NULL DEFAULT 0,
    ladder_advance jsonb,
    acknowledged_at timestamptz,
    acknowledged_until timestamptz,
    paused_ms bigint NOT NULL DEFAULT 0,
    paused_working_ms bigint NOT NULL DEFAULT 0,
    ended_at timestamptz,
    escalation_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    version integer NOT NULL,
    workflow_version integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX breaches_live ON breaches (metric_id, slice_key, type) WHERE status IN ('expected', 'open')`,
  `CREATE INDEX breaches_status ON breaches (status, due_at, id)`,
  `CREATE INDEX breaches_owner ON breaches (owner_id, due_at)`,
  `CREATE INDEX breaches_created ON breaches (created_at, id)`,
  `CREATE INDEX breaches_workflow_lag ON breaches (updated_at) WHERE workflow_version < version`,
];

const down = [
  `DELETE FROM record_links WHERE record_kind = 'breach'`,
  `DELETE FROM restricted_records WHERE subject_kind = 'breach'`,
  ...restricts(before),
  `DROP TABLE breaches`,
  `ALTER TABLE metrics DROP COLUMN expected`,
  `DELETE FROM planned_steps WHERE subject_kind = 'breach'`,
];
