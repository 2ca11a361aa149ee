import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Metrics, their slices and their values. What a metric means is kept by version, and each value says under which it was
 * measured. A value that is corrected leaves what was there before, with the load that brought it and the one that took its
 * place.
 */
export class CreateMetrics1765715000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `CREATE TABLE metrics (
    id uuid PRIMARY KEY,
    key text NOT NULL UNIQUE,
    name text NOT NULL,
    name_folded text GENERATED ALWAYS AS (folded(name)) STORED,
    type text NOT NULL CHECK (type IN ('count', 'rate', 'mean')),
    formula text NOT NULL,
    unit text NOT NULL,
    direction text NOT NULL CHECK (direction IN ('lower', 'higher', 'neither')),
    dimensions text[] NOT NULL,
    source text NOT NULL,
    cadence text NOT NULL CHECK (cadence IN ('daily', 'weekly', 'monthly')),
    zone text NOT NULL,
    owner_id uuid NOT NULL REFERENCES people (id),
    domain text,
    markets text[] NOT NULL DEFAULT '{}',
    stage text CHECK (stage IN ('policy_development', 'policy_operationalisation', 'detection', 'moderation',
      'enforcement', 'appeals', 'quality_assurance')),
    thresholds jsonb NOT NULL DEFAULT '[]',
    definition integer NOT NULL DEFAULT 1,
    retired boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    created_by uuid NOT NULL REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX metrics_owner ON metrics (owner_id)`,
  `CREATE TABLE metric_definitions (
    metric_id uuid NOT NULL REFERENCES metrics (id) ON DELETE CASCADE,
    definition integer NOT NULL,
    meaning jsonb NOT NULL,
    note text NOT NULL,
    made_by uuid NOT NULL REFERENCES people (id),
    made_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (metric_id, definition)
  )`,
  `CREATE TABLE metric_slices (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    metric_id uuid NOT NULL REFERENCES metrics (id) ON DELETE CASCADE,
    key text NOT NULL,
    slice jsonb NOT NULL,
    state text NOT NULL DEFAULT 'none' CHECK (state IN ('none', 'too_few', 'green', 'amber', 'red')),
    since date,
    reasons jsonb NOT NULL DEFAULT '[]',
    threshold text,
    last_period date,
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (metric_id, key)
  )`,
  `CREATE TABLE metric_loads (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    metric_id uuid NOT NULL REFERENCES metrics (id) ON DELETE CASCADE,
    loaded_by uuid NOT NULL REFERENCES people (id),
    loaded_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX metric_loads_metric ON metric_loads (metric_id)`,
  `CREATE TABLE metric_values (
    slice_id bigint NOT NULL REFERENCES metric_slices (id) ON DELETE CASCADE,
    definition integer NOT NULL,
    period date NOT NULL,
    amount double precision NOT NULL,
    base double precision,
    load_id bigint NOT NULL REFERENCES metric_loads (id),
    corrections integer NOT NULL DEFAULT 0,
    PRIMARY KEY (slice_id, definition, period)
  )`,
  `CREATE TABLE metric_corrections (
    slice_id bigint NOT NULL REFERENCES metric_slices (id) ON DELETE CASCADE,
    definition integer NOT NULL,
    period date NOT NULL,
    amount double precision NOT NULL,
    base double precision,
    load_id bigint NOT NULL REFERENCES metric_loads (id),
    replaced_by bigint NOT NULL REFERENCES metric_loads (id),
    PRIMARY KEY (slice_id, definition, period, replaced_by)
  )`,
];

const down = [
  `DROP TABLE metric_corrections`,
  `DROP TABLE metric_values`,
  `DROP TABLE metric_loads`,
  `DROP TABLE metric_slices`,
  `DROP TABLE metric_definitions`,
  `DROP TABLE metrics`,
];
