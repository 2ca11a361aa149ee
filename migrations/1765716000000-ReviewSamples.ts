import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Review rounds: a sample is drawn from a list by a seed, judged blind, and adjudicated where two differ. What is judged, what of
 * it is known beforehand and what was answered are tables of their own, so that whoever reads rounds reads none of that.
 */
export class ReviewSamples1765716000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const kinds = await restrictable(runner);
    await restrict(runner, [...kinds, 'review_round']);
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM restricted_records WHERE subject_kind = 'review_round'`);
    const kinds = await restrictable(runner);
    await restrict(
      runner,
      kinds.filter((kind) => kind !== 'review_round'),
    );
    for (const statement of down) await runner.query(statement);
  }
}

const constraint = 'restricted_records_subject_kind_check';

/** Which kinds of record may be restricted, as the database has it: other migrations add theirs. */
async function restrictable(runner: QueryRunner): Promise<string[]> {
  const rows = (await runner.query(
    `SELECT m[1] AS kind FROM pg_constraint c, LATERAL regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_]+)''', 'g') AS m
     WHERE c.conname = $1 AND c.conrelid = 'restricted_records'::regclass`,
    [constraint],
  )) as { kind: string }[];
  return rows.map(({ kind }) => kind);
}

async function restrict(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  await runner.query(`ALTER TABLE restricted_records DROP CONSTRAINT ${constraint}`);
  const those = kinds.map((kind) => `'${kind}'`).join(', ');
  await runner.query(`ALTER TABLE restricted_records ADD CONSTRAINT ${constraint} CHECK (subject_kind IN (${those}))`);
}

const up = [
  `CREATE TABLE review_rounds (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    title text NOT NULL,
    text text NOT NULL,
    domain text,
    markets text[] NOT NULL DEFAULT '{}',
    decision jsonb NOT NULL,
    questions jsonb NOT NULL,
    policy_lines jsonb NOT NULL,
    per_item integer NOT NULL CHECK (per_item IN (1, 2)),
    hold_minutes integer NOT NULL CHECK (hold_minutes > 0),
    owner_id uuid NOT NULL REFERENCES people (id),
    domain_lead_id uuid REFERENCES people (id),
    raised_by uuid NOT NULL REFERENCES people (id),
    reviewer_ids uuid[] NOT NULL DEFAULT '{}',
    adjudicator_ids uuid[] NOT NULL DEFAULT '{}',
    severity text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
    status text NOT NULL CHECK (status IN ('draft', 'open', 'adjudicating', 'closed', 'cancelled')),
    ending jsonb,
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
    opened_at timestamptz,
    closed_at timestamptz,
    escalation_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    reminder_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    version integer NOT NULL,
    workflow_version integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX review_rounds_due ON review_rounds (due_at, id)`,
  `CREATE INDEX review_rounds_status ON review_rounds (status, due_at, id)`,
  `CREATE INDEX review_rounds_owner ON review_rounds (owner_id, due_at)`,
  `CREATE INDEX review_rounds_created ON review_rounds (created_at, id)`,
  `CREATE INDEX review_rounds_reviewers ON review_rounds USING gin (reviewer_ids)`,
  `CREATE INDEX review_rounds_adjudicators ON review_rounds USING gin (adjudicator_ids)`,
  `CREATE INDEX review_rounds_workflow_lag ON review_rounds (updated_at) WHERE workflow_version < version`,
  `CREATE TABLE review_samples (
    round_id uuid PRIMARY KEY REFERENCES review_rounds (id) ON DELETE CASCADE,
    seed text NOT NULL,
    how jsonb NOT NULL,
    listed integer NOT NULL,
    population integer NOT NULL,
    golden integer NOT NULL,
    strata jsonb NOT NULL,
    file text NOT NULL,
    sha256 text NOT NULL,
    drawn_by uuid NOT NULL REFERENCES people (id),
    drawn_at timestamptz NOT NULL
  )`,
  `CREATE TABLE review_items (
    id uuid PRIMARY KEY,
    round_id uuid NOT NULL REFERENCES review_rounds (id) ON DELETE CASCADE,
    place integer NOT NULL,
    key text NOT NULL,
    title text NOT NULL,
    link text,
    stratum text,
    site text,
    language text,
    market text,
    policy_line text,
    weight double precision NOT NULL,
    golden text,
    taken integer NOT NULL DEFAULT 0,
    differs boolean,
    UNIQUE (round_id, place),
    UNIQUE (round_id, key)
  )`,
  `CREATE TABLE review_assignments (
    id uuid PRIMARY KEY,
    round_id uuid NOT NULL REFERENCES review_rounds (id) ON DELETE CASCADE,
    item_id uuid NOT NULL REFERENCES review_items (id) ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES people (id),
    duty text NOT NULL CHECK (duty IN ('review', 'adjudicate')),
    side integer NOT NULL,
    state text NOT NULL CHECK (state IN ('held', 'answered', 'returned', 'lapsed')),
    given_at timestamptz NOT NULL,
    held_until timestamptz NOT NULL,
    ended_at timestamptz,
    decision text,
    policy_line text,
    answers jsonb,
    note text,
    CHECK ((state = 'answered') = (decision IS NOT NULL))
  )`,
  // One side of an item is one person's at a time, whatever goes wrong elsewhere; and nobody holds two.
  `CREATE UNIQUE INDEX review_assignments_side ON review_assignments (item_id, duty, side) WHERE state IN ('held', 'answered')`,
  `CREATE UNIQUE INDEX review_assignments_held ON review_assignments (round_id, person_id) WHERE state = 'held'`,
  `CREATE INDEX review_assignments_round ON review_assignments (round_id, state)`,
  `CREATE INDEX review_assignments_person ON review_assignments (person_id)`,
];

const down = [
  `DROP TABLE review_assignments`,
  `DROP TABLE review_items`,
  `DROP TABLE review_samples`,
  `DROP TABLE review_rounds`,
  `DELETE FROM planned_steps WHERE subject_kind = 'review_round'`,
];
