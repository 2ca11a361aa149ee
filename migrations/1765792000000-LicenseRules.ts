import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Licences by which rules act, with what was drawn for their labels and what became of each match under them; and how often a version
 * was asked and matched, a day, which outlives what is kept of single evaluations.
 */
export class LicenseRules1765792000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `CREATE TABLE acting_licences (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    rule_id uuid NOT NULL REFERENCES rules (id) ON DELETE CASCADE,
    version_id uuid NOT NULL REFERENCES rule_versions (id) ON DELETE CASCADE,
    state text NOT NULL DEFAULT 'planned'
      CHECK (state IN ('planned', 'labelling', 'failed', 'to_sign', 'in_force', 'fallen', 'ended', 'withdrawn')),
    state_since timestamptz NOT NULL DEFAULT now(),
    because text,
    plan jsonb NOT NULL,
    seed text NOT NULL,
    strata jsonb NOT NULL,
    -- How often the version was asked and matched in the period that is labelled.
    rate jsonb NOT NULL,
    authors uuid[] NOT NULL,
    round_id uuid UNIQUE REFERENCES review_rounds (id),
    verdict jsonb,
    ends_at timestamptz NOT NULL,
    in_force_at timestamptz,
    planned_by uuid NOT NULL REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    -- What acts has been labelled.
    CHECK (state NOT IN ('to_sign', 'in_force') OR (verdict IS NOT NULL AND round_id IS NOT NULL)),
    CHECK (state <> 'in_force' OR in_force_at IS NOT NULL)
  )`,
  `CREATE UNIQUE INDEX acting_licences_open ON acting_licences (version_id)
    WHERE state IN ('planned', 'labelling', 'to_sign', 'in_force')`,
  'CREATE INDEX acting_licences_rule ON acting_licences (rule_id, number)',
  `CREATE INDEX acting_licences_tended ON acting_licences (id) WHERE state IN ('labelling', 'in_force')`,
  `CREATE TABLE acting_licence_units (
    licence_id uuid NOT NULL REFERENCES acting_licences (id) ON DELETE CASCADE,
    key text NOT NULL,
    place integer NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    event_seq bigint NOT NULL,
    matched boolean NOT NULL,
    stratum text NOT NULL,
    PRIMARY KEY (licence_id, key)
  )`,
  'CREATE INDEX acting_licence_units_subject ON acting_licence_units (subject_id)',
  `CREATE TABLE acting_licence_signatures (
    licence_id uuid NOT NULL REFERENCES acting_licences (id) ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES people (id),
    digest text NOT NULL,
    signed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (licence_id, person_id)
  )`,
  `CREATE TABLE acting_licence_uses (
    licence_id uuid NOT NULL REFERENCES acting_licences (id) ON DELETE CASCADE,
    version_id uuid NOT NULL,
    event_seq bigint NOT NULL,
    how text NOT NULL CHECK (how IN ('acted', 'held', 'proposed')),
    stratum text,
    because text,
    proposal_id uuid REFERENCES proposals (id) ON DELETE SET NULL,
    used_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (version_id, event_seq)
  )`,
  'CREATE INDEX acting_licence_uses_licence ON acting_licence_uses (licence_id, used_at)',
  'CREATE INDEX acting_licence_uses_proposal ON acting_licence_uses (proposal_id) WHERE proposal_id IS NOT NULL',
  `CREATE TABLE rule_tallies (
    version_id uuid NOT NULL REFERENCES rule_versions (id) ON DELETE CASCADE,
    day date NOT NULL,
    asked integer NOT NULL,
    matched integer NOT NULL,
    PRIMARY KEY (version_id, day)
  )`,
  `INSERT INTO rule_tallies (version_id, day, asked, matched)
    SELECT version_id, (event_at AT TIME ZONE 'UTC')::date, count(*), count(*) FILTER (WHERE outcome = 'matched')
    FROM rule_evaluations WHERE outcome IN ('matched', 'not_matched') GROUP BY 1, 2`,
  'ALTER TABLE review_rounds ADD COLUMN sealed boolean NOT NULL DEFAULT false',
  'ALTER TABLE proposals ADD COLUMN licence jsonb',
  'ALTER TABLE rules DROP CONSTRAINT rules_state_check',
  `ALTER TABLE rules ADD CONSTRAINT rules_state_check CHECK (state IN ('draft', 'shadow', 'suggest', 'act', 'stopped', 'archived'))`,
  'ALTER TABLE rules DROP CONSTRAINT rules_check',
  `ALTER TABLE rules ADD CONSTRAINT rules_check
    CHECK (state NOT IN ('shadow', 'suggest', 'act') OR (live_version_id IS NOT NULL AND live_kind IS NOT NULL AND live_events IS NOT NULL))`,
  'DROP INDEX rules_listening',
  `CREATE INDEX rules_listening ON rules (live_kind) WHERE state IN ('shadow', 'suggest', 'act')`,
  'ALTER TABLE rule_evaluations DROP CONSTRAINT rule_evaluations_state_check',
  `ALTER TABLE rule_evaluations ADD CONSTRAINT rule_evaluations_state_check CHECK (state IN ('shadow', 'suggest', 'act'))`,
];

const down = [
  `UPDATE rules SET state = 'suggest' WHERE state = 'act'`,
  `UPDATE rule_evaluations SET state = 'suggest' WHERE state = 'act'`,
  'ALTER TABLE rule_evaluations DROP CONSTRAINT rule_evaluations_state_check',
  `ALTER TABLE rule_evaluations ADD CONSTRAINT rule_evaluations_state_check CHECK (state IN ('shadow', 'suggest'))`,
  'DROP INDEX rules_listening',
  `CREATE INDEX rules_listening ON rules (live_kind) WHERE state IN ('shadow', 'suggest')`,
  'ALTER TABLE rules DROP CONSTRAINT rules_check',
  `ALTER TABLE rules ADD CONSTRAINT rules_check
    CHECK (state NOT IN ('shadow', 'suggest') OR (live_version_id IS NOT NULL AND live_kind IS NOT NULL AND live_events IS NOT NULL))`,
  'ALTER TABLE rules DROP CONSTRAINT rules_state_check',
  `ALTER TABLE rules ADD CONSTRAINT rules_state_check CHECK (state IN ('draft', 'shadow', 'suggest', 'stopped', 'archived'))`,
  'ALTER TABLE proposals DROP COLUMN licence',
  'ALTER TABLE review_rounds DROP COLUMN sealed',
  'DROP TABLE rule_tallies',
  'DROP TABLE acting_licence_uses',
  'DROP TABLE acting_licence_signatures',
  'DROP TABLE acting_licence_units',
  'DROP TABLE acting_licences',
];
