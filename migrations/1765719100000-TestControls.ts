import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Control tests: a sample out of the runs of a control or of a list, judged one by one, and concluded. What restricts a control
 * restricts its tests, as it does its runs.
 */
export class TestControls1765719100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await restrict(runner, [...(await restrictable(runner)), 'control_test']);
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
    await restrict(
      runner,
      (await restrictable(runner)).filter((kind) => kind !== 'control_test'),
    );
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

async function restrict(runner: QueryRunner, those: readonly string[]): Promise<void> {
  await runner.query(`ALTER TABLE restricted_records DROP CONSTRAINT ${constraint}`);
  const list = those.map((kind) => `'${kind}'`).join(', ');
  await runner.query(`ALTER TABLE restricted_records ADD CONSTRAINT ${constraint} CHECK (subject_kind IN (${list}))`);
}

/** What belongs to a control is restricted with it. */
const restricting = [
  `CREATE FUNCTION restrict_tests() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO restricted_records (subject_id, subject_kind, restricted_by)
          SELECT t.id, 'control_test', NEW.restricted_by FROM control_tests t WHERE t.control_id = NEW.subject_id
          ON CONFLICT DO NOTHING;
      ELSE
        DELETE FROM restricted_records r USING control_tests t WHERE t.control_id = OLD.subject_id AND r.subject_id = t.id;
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER tests_restricted AFTER INSERT ON restricted_records FOR EACH ROW
     WHEN (NEW.subject_kind = 'control') EXECUTE FUNCTION restrict_tests()`,
  `CREATE TRIGGER tests_opened AFTER DELETE ON restricted_records FOR EACH ROW
     WHEN (OLD.subject_kind = 'control') EXECUTE FUNCTION restrict_tests()`,
  `CREATE FUNCTION read_tests() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO record_readers (subject_id, person_id, team_id)
          SELECT t.id, NEW.person_id, NEW.team_id FROM control_tests t WHERE t.control_id = NEW.subject_id;
      ELSE
        DELETE FROM record_readers r USING control_tests t WHERE t.control_id = OLD.subject_id AND r.subject_id = t.id
          AND r.person_id IS NOT DISTINCT FROM OLD.person_id AND r.team_id IS NOT DISTINCT FROM OLD.team_id;
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER tests_read AFTER INSERT OR DELETE ON record_readers FOR EACH ROW EXECUTE FUNCTION read_tests()`,
  `CREATE FUNCTION restrict_test() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO restricted_records (subject_id, subject_kind, restricted_by)
        SELECT NEW.id, 'control_test', r.restricted_by FROM restricted_records r WHERE r.subject_id = NEW.control_id
        ON CONFLICT DO NOTHING;
      INSERT INTO record_readers (subject_id, person_id, team_id)
        SELECT NEW.id, v.person_id, v.team_id FROM record_readers v WHERE v.subject_id = NEW.control_id;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER restricted_made AFTER INSERT ON control_tests FOR EACH ROW EXECUTE FUNCTION restrict_test()`,
];

const up = [
  `CREATE TABLE control_tests (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    control_id uuid NOT NULL REFERENCES controls (id) ON DELETE CASCADE,
    title text NOT NULL,
    domain text,
    markets text[] NOT NULL,
    about text NOT NULL CHECK (about IN ('design', 'operating')),
    control_revision integer NOT NULL,
    tester_id uuid NOT NULL REFERENCES people (id),
    testers uuid[] NOT NULL,
    planned_by uuid NOT NULL REFERENCES people (id),
    status text NOT NULL CHECK (status IN ('awaiting', 'planned', 'testing', 'concluded', 'cancelled')),
    sample jsonb,
    items jsonb NOT NULL,
    conclusion jsonb,
    regraded jsonb,
    cancellation text,
    retest_of uuid REFERENCES control_tests (id),
    finding_id uuid,
    concluded_at timestamptz,
    due jsonb,
    due_at timestamptz,
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
    escalation_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    reminder_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    version integer NOT NULL,
    workflow_version integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((due IS NULL) = (due_at IS NULL))
  )`,
  `CREATE INDEX control_tests_due ON control_tests (coalesce(due_at, 'infinity'), id)`,
  `CREATE INDEX control_tests_control ON control_tests (control_id, concluded_at)`,
  `CREATE INDEX control_tests_finding ON control_tests (finding_id) WHERE finding_id IS NOT NULL`,
  `CREATE INDEX control_tests_created ON control_tests (created_at, id)`,
  `CREATE INDEX control_tests_workflow_lag ON control_tests (updated_at) WHERE workflow_version < version`,
  ...restricting,
];

const down = [
  `DELETE FROM record_links WHERE record_kind = 'control_test'`,
  `DELETE FROM restricted_records WHERE subject_kind = 'control_test'`,
  'DROP TRIGGER tests_restricted ON restricted_records',
  'DROP TRIGGER tests_opened ON restricted_records',
  'DROP TRIGGER tests_read ON record_readers',
  'DROP TABLE control_tests',
  'DROP FUNCTION restrict_tests()',
  'DROP FUNCTION restrict_test()',
  'DROP FUNCTION read_tests()',
  `DELETE FROM planned_steps WHERE subject_kind = 'control_test'`,
];
