import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Alignment rounds: teams are asked about a finding and what is proposed, and say what they think by a date. What each revision
 * asked about is kept as it was, with its hash. A finding has one round at a time.
 */
export class CreateAlignments1765717000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

/** What a list of kinds in a check holds, with one more or one fewer, whatever else it holds by then. */
const checked = (table: string, column: string, name: string, kind: string, added: boolean): string => `DO $$
  DECLARE kinds text[];
  BEGIN
    SELECT array_agg(m[1]) INTO kinds FROM pg_constraint c,
      regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_]+)''', 'g') AS m
      WHERE c.conname = '${name}' AND c.connamespace = current_schema()::regnamespace;
    kinds := array_remove(kinds, '${kind}')${added ? ` || '${kind}'::text` : ''};
    ALTER TABLE ${table} DROP CONSTRAINT ${name};
    EXECUTE format('ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (${column} IN (%s))',
      (SELECT string_agg(quote_literal(k), ', ') FROM unnest(kinds) AS k));
  END $$`;
const restricts = (added: boolean): string =>
  checked('restricted_records', 'subject_kind', 'restricted_records_subject_kind_check', 'alignment', added);
const tells = (added: boolean): string =>
  checked('record_links', 'one_kind', 'record_links_one_kind_check', 'alignment', added);

const said = (of: string): string => `VALUES ('title', ${of}.title), ('text', ${of}.content ->> 'proposal')`;

const up = [
  restricts(true),
  tells(true),
  `CREATE TABLE alignments (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    title text NOT NULL,
    finding_id uuid NOT NULL REFERENCES findings (id),
    domain text,
    markets text[] NOT NULL,
    rating text CHECK (rating IN ('low', 'medium', 'high', 'critical')),
    content jsonb NOT NULL,
    content_hash text NOT NULL,
    revision integer NOT NULL CHECK (revision > 0),
    rule jsonb NOT NULL,
    participants jsonb NOT NULL CHECK (jsonb_array_length(participants) BETWEEN 1 AND 30),
    representatives uuid[] NOT NULL,
    silent uuid[] NOT NULL,
    chair_id uuid NOT NULL REFERENCES people (id),
    opened_by uuid NOT NULL REFERENCES people (id),
    status text NOT NULL CHECK (status IN ('open', 'deciding', 'agreed', 'not_agreed', 'withdrawn')),
    outcome jsonb,
    withdrawal text,
    frozen jsonb,
    frozen_hash text,
    first_due_at timestamptz NOT NULL,
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
    closed_at timestamptz,
    escalation_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    reminder_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    version integer NOT NULL,
    workflow_version integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((status IN ('agreed', 'not_agreed')) = (frozen IS NOT NULL)),
    CHECK ((frozen IS NULL) = (frozen_hash IS NULL))
  )`,
  `CREATE UNIQUE INDEX alignments_one_at_a_time ON alignments (finding_id) WHERE status IN ('open', 'deciding')`,
  `CREATE INDEX alignments_finding ON alignments (finding_id, number)`,
  `CREATE INDEX alignments_status ON alignments (status, due_at, id)`,
  `CREATE INDEX alignments_chair ON alignments (chair_id, due_at)`,
  `CREATE INDEX alignments_representatives ON alignments USING gin (representatives)`,
  `CREATE INDEX alignments_created ON alignments (created_at, id)`,
  `CREATE INDEX alignments_workflow_lag ON alignments (updated_at) WHERE workflow_version < version`,
  `CREATE TABLE alignment_revisions (
    alignment_id uuid NOT NULL REFERENCES alignments (id) ON DELETE CASCADE,
    revision integer NOT NULL,
    content jsonb NOT NULL,
    content_hash text NOT NULL,
    changed text[] NOT NULL,
    asked uuid[] NOT NULL,
    reason text,
    made_by uuid NOT NULL REFERENCES people (id),
    made_at timestamptz NOT NULL,
    PRIMARY KEY (alignment_id, revision)
  )`,
  `CREATE FUNCTION search_alignments() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        DELETE FROM search_texts s USING gone g WHERE s.subject_id = g.id;
      ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO search_texts (kind, subject_id, field, said)
          SELECT 'alignment', m.id, f.field, left(f.said, 5000) FROM made m, LATERAL (${said('m')}) AS f(field, said) WHERE f.said <> ''
          ON CONFLICT (subject_id, field) DO UPDATE SET said = excluded.said;
      ELSE
        INSERT INTO search_texts (kind, subject_id, field, said)
          SELECT 'alignment', NEW.id, f.field, left(f.said, 5000) FROM (${said('NEW')}) AS f(field, said) WHERE f.said <> ''
          ON CONFLICT (subject_id, field) DO UPDATE SET said = excluded.said WHERE search_texts.said <> excluded.said;
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER searched_made AFTER INSERT ON alignments REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION search_alignments()`,
  `CREATE TRIGGER searched_changed AFTER UPDATE ON alignments FOR EACH ROW
     WHEN ((OLD.title, OLD.content) IS DISTINCT FROM (NEW.title, NEW.content)) EXECUTE FUNCTION search_alignments()`,
  `CREATE TRIGGER searched_gone AFTER DELETE ON alignments REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION search_alignments()`,
  `CREATE TRIGGER links_gone AFTER DELETE ON alignments REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION unlink_gone()`,
];

const down = [
  `DELETE FROM record_links WHERE 'alignment' IN (one_kind, record_kind)`,
  `DELETE FROM restricted_records WHERE subject_kind = 'alignment'`,
  `DROP TABLE alignment_revisions`,
  `DROP TABLE alignments`,
  `DROP FUNCTION search_alignments()`,
  tells(false),
  restricts(false),
  `DELETE FROM search_texts WHERE kind = 'alignment'`,
  `DELETE FROM planned_steps WHERE subject_kind = 'alignment'`,
];
