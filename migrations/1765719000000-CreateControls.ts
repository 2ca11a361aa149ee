import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Controls with each version of what they say, and their occurrences: the runs that the frequency of a control expects. A run is
 * seen by those who see its control: what restricts the control, and whoever is named to read it, holds for its runs by itself.
 */
export class CreateControls1765719000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await restrict(runner, [...(await restrictable(runner)), ...kinds]);
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
    await restrict(
      runner,
      (await restrictable(runner)).filter((kind) => !kinds.includes(kind)),
    );
  }
}

const kinds = ['control', 'occurrence'];
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

const ladder = `
    cycle integer NOT NULL DEFAULT 1,
    planned_from timestamptz NOT NULL,
    overdue boolean NOT NULL DEFAULT false,
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
    updated_at timestamptz NOT NULL DEFAULT now()`;

const said = (of: string): string =>
  `VALUES ('title', ${of}.title), ('objective', ${of}.objective), ('procedure', coalesce(${of}.procedure, ''))`;

const searched = [
  `CREATE FUNCTION search_controls() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO search_texts (kind, subject_id, field, said)
          SELECT 'control', m.id, f.field, left(f.said, 5000) FROM made m, LATERAL (${said('m')}) AS f(field, said) WHERE f.said <> ''
          ON CONFLICT (subject_id, field) DO UPDATE SET said = excluded.said;
      ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM search_texts s USING gone g WHERE s.subject_id = g.id;
      ELSE
        DELETE FROM search_texts s WHERE s.subject_id = NEW.id AND s.field = 'procedure' AND coalesce(NEW.procedure, '') = '';
        INSERT INTO search_texts (kind, subject_id, field, said)
          SELECT 'control', NEW.id, f.field, left(f.said, 5000) FROM (${said('NEW')}) AS f(field, said) WHERE f.said <> ''
          ON CONFLICT (subject_id, field) DO UPDATE SET said = excluded.said WHERE search_texts.said <> excluded.said;
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER searched_made AFTER INSERT ON controls REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION search_controls()`,
  `CREATE TRIGGER searched_changed AFTER UPDATE ON controls FOR EACH ROW
     WHEN ((OLD.title, OLD.objective, OLD.procedure) IS DISTINCT FROM (NEW.title, NEW.objective, NEW.procedure))
     EXECUTE FUNCTION search_controls()`,
  `CREATE TRIGGER searched_gone AFTER DELETE ON controls REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION search_controls()`,
];

/** What restricts a control restricts its runs, those that are made later too. */
const restricting = [
  `CREATE FUNCTION restrict_runs() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO restricted_records (subject_id, subject_kind, restricted_by)
          SELECT o.id, 'occurrence', NEW.restricted_by FROM occurrences o WHERE o.control_id = NEW.subject_id
          ON CONFLICT DO NOTHING;
      ELSE
        DELETE FROM restricted_records r USING occurrences o WHERE o.control_id = OLD.subject_id AND r.subject_id = o.id;
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER runs_restricted AFTER INSERT ON restricted_records FOR EACH ROW
     WHEN (NEW.subject_kind = 'control') EXECUTE FUNCTION restrict_runs()`,
  `CREATE TRIGGER runs_opened AFTER DELETE ON restricted_records FOR EACH ROW
     WHEN (OLD.subject_kind = 'control') EXECUTE FUNCTION restrict_runs()`,
  `CREATE FUNCTION read_runs() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO record_readers (subject_id, person_id, team_id)
          SELECT o.id, NEW.person_id, NEW.team_id FROM occurrences o WHERE o.control_id = NEW.subject_id;
      ELSE
        DELETE FROM record_readers r USING occurrences o WHERE o.control_id = OLD.subject_id AND r.subject_id = o.id
          AND r.person_id IS NOT DISTINCT FROM OLD.person_id AND r.team_id IS NOT DISTINCT FROM OLD.team_id;
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER runs_read AFTER INSERT OR DELETE ON record_readers FOR EACH ROW EXECUTE FUNCTION read_runs()`,
  `CREATE FUNCTION restrict_run() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO restricted_records (subject_id, subject_kind, restricted_by)
        SELECT NEW.id, 'occurrence', r.restricted_by FROM restricted_records r WHERE r.subject_id = NEW.control_id
        ON CONFLICT DO NOTHING;
      INSERT INTO record_readers (subject_id, person_id, team_id)
        SELECT NEW.id, v.person_id, v.team_id FROM record_readers v WHERE v.subject_id = NEW.control_id;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER restricted_made AFTER INSERT ON occurrences FOR EACH ROW EXECUTE FUNCTION restrict_run()`,
];

/** A control tells of its links, as cases and findings do. */
const linking = [
  `ALTER TABLE record_links DROP CONSTRAINT record_links_one_kind_check`,
  `ALTER TABLE record_links ADD CONSTRAINT record_links_one_kind_check CHECK (one_kind ~ '^[a-z_]+$')`,
  `CREATE TRIGGER links_gone AFTER DELETE ON controls REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION unlink_gone()`,
];

const up = [
  `CREATE TABLE controls (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    title text NOT NULL,
    objective text NOT NULL,
    procedure text,
    type text NOT NULL CHECK (type IN ('preventive', 'detective', 'corrective')),
    automation text NOT NULL CHECK (automation IN ('manual', 'semi_automated', 'automated')),
    stage text NOT NULL CHECK (stage IN ('policy_development', 'policy_operationalisation', 'detection', 'moderation',
      'enforcement', 'appeals', 'quality_assurance')),
    domain text,
    markets text[] NOT NULL,
    frequency jsonb NOT NULL,
    within text NOT NULL,
    attest_every text NOT NULL,
    missed jsonb NOT NULL,
    revision integer NOT NULL,
    content_hash text NOT NULL,
    owner_id uuid NOT NULL REFERENCES people (id),
    owners uuid[] NOT NULL,
    operator_id uuid NOT NULL REFERENCES people (id),
    operators uuid[] NOT NULL,
    domain_lead_id uuid REFERENCES people (id),
    author_id uuid NOT NULL REFERENCES people (id),
    status text NOT NULL CHECK (status IN ('proposed', 'operating', 'retired')),
    approval jsonb,
    attestation jsonb,
    retirement jsonb,
    runs integer NOT NULL DEFAULT 0,
    last_nominal date,
    last_date date,
    next jsonb,
    next_at timestamptz,
    due jsonb,
    due_at timestamptz,
    breached_at timestamptz,${ladder},
    CHECK ((due IS NULL) = (due_at IS NULL))
  )`,
  `CREATE INDEX controls_due ON controls (coalesce(due_at, 'infinity'), id)`,
  `CREATE INDEX controls_status ON controls (status, id)`,
  `CREATE INDEX controls_owner ON controls (owner_id)`,
  `CREATE INDEX controls_created ON controls (created_at, id)`,
  `CREATE INDEX controls_workflow_lag ON controls (updated_at) WHERE workflow_version < version`,
  `CREATE TABLE control_versions (
    control_id uuid NOT NULL REFERENCES controls (id) ON DELETE CASCADE,
    revision integer NOT NULL,
    content jsonb NOT NULL,
    hash text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    made_by uuid NOT NULL REFERENCES people (id),
    made_at timestamptz NOT NULL,
    PRIMARY KEY (control_id, revision)
  )`,
  `CREATE TABLE occurrences (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    control_id uuid NOT NULL REFERENCES controls (id) ON DELETE CASCADE,
    run integer NOT NULL,
    title text NOT NULL,
    domain text,
    markets text[] NOT NULL,
    nominal date NOT NULL,
    date date NOT NULL,
    opens_at timestamptz NOT NULL,
    control_revision integer NOT NULL,
    owner_id uuid NOT NULL REFERENCES people (id),
    operator_id uuid NOT NULL REFERENCES people (id),
    operators uuid[] NOT NULL,
    status text NOT NULL CHECK (status IN ('expected', 'missed', 'performed', 'performed_late', 'not_performed', 'withdrawn')),
    performance jsonb,
    closing jsonb,
    finding_id uuid,
    due jsonb NOT NULL,
    due_at timestamptz NOT NULL,
    missed_at timestamptz,
    ended_at timestamptz,${ladder},
    UNIQUE (control_id, run)
  )`,
  `CREATE INDEX occurrences_due ON occurrences (due_at, id)`,
  `CREATE INDEX occurrences_status ON occurrences (status, due_at, id)`,
  `CREATE INDEX occurrences_operator ON occurrences (operator_id, due_at)`,
  `CREATE INDEX occurrences_created ON occurrences (created_at, id)`,
  `CREATE INDEX occurrences_workflow_lag ON occurrences (updated_at) WHERE workflow_version < version`,
  ...searched,
  ...restricting,
  ...linking,
];

const down = [
  `DELETE FROM record_links WHERE 'control' IN (one_kind, record_kind)`,
  `DELETE FROM restricted_records WHERE subject_kind IN ('control', 'occurrence')`,
  'ALTER TABLE record_links DROP CONSTRAINT record_links_one_kind_check',
  `ALTER TABLE record_links ADD CONSTRAINT record_links_one_kind_check CHECK (one_kind IN ('case', 'finding', 'alignment'))`,
  'DROP TRIGGER runs_restricted ON restricted_records',
  'DROP TRIGGER runs_opened ON restricted_records',
  'DROP TRIGGER runs_read ON record_readers',
  'DROP TABLE occurrences',
  'DROP TABLE control_versions',
  'DROP TABLE controls',
  'DROP FUNCTION search_controls()',
  'DROP FUNCTION restrict_runs()',
  'DROP FUNCTION restrict_run()',
  'DROP FUNCTION read_runs()',
  `DELETE FROM search_texts WHERE kind = 'control'`,
  `DELETE FROM planned_steps WHERE subject_kind IN ('control', 'occurrence')`,
];
