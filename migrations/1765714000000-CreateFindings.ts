import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Findings and observations: proposed to their owner, agreed or disputed, remediated, verified. Within which working time, are
 * limits of the installation, of which each version stays: a finding says by which one its dates were counted.
 */
export class CreateFindings1765714000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
    await runner.query(
      `INSERT INTO finding_limits (version, agree_within, remediate_within, verify_within, note)
       VALUES (1, $1::jsonb, $2::jsonb, $3::jsonb, $4)`,
      [JSON.stringify(agreeWithin), JSON.stringify(remediateWithin), JSON.stringify(verifyWithin), note],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const agreeWithin = {
  ...{ low: '10 working days', medium: '10 working days', high: '5 working days', critical: '2 working days' },
};
const remediateWithin = {
  ...{ low: '180 working days', medium: '90 working days', high: '45 working days', critical: '20 working days' },
};
const verifyWithin = {
  ...{ low: '20 working days', medium: '15 working days', high: '10 working days', critical: '5 working days' },
};
const note =
  'Shipped by Tollgate, and not a standard: a beginning from which to go on. Set those of your house, by rating.';

/** Which kinds of record may be restricted, besides those that may already; one is added, and taken away again. */
const restricts = (kind: string, added: boolean): string => `DO $$
  DECLARE kinds text[];
  BEGIN
    SELECT array_agg(m[1]) INTO kinds FROM pg_constraint c,
      regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_]+)''', 'g') AS m
      WHERE c.conname = 'restricted_records_subject_kind_check' AND c.connamespace = current_schema()::regnamespace;
    kinds := array_remove(kinds, '${kind}')${added ? ` || '${kind}'::text` : ''};
    ALTER TABLE restricted_records DROP CONSTRAINT restricted_records_subject_kind_check;
    EXECUTE format('ALTER TABLE restricted_records ADD CONSTRAINT restricted_records_subject_kind_check CHECK (subject_kind IN (%s))',
      (SELECT string_agg(quote_literal(k), ', ') FROM unnest(kinds) AS k));
  END $$`;

const said = (of: string): string =>
  `VALUES ('title', ${of}.title), ('condition', ${of}.condition), ('criteria', coalesce(${of}.criteria, '')),
   ('cause', coalesce(${of}.cause, '')), ('effect', coalesce(${of}.effect, ''))`;

/** What is like another, by pieces of its words: the same index, with what findings say. */
const pieces = (findings: boolean): string[] => [
  'DROP INDEX search_texts_similar',
  `CREATE INDEX search_texts_similar ON search_texts USING gin (similar_grams(folded)) WITH (gin_pending_list_limit = 512)
    WHERE kind = 'case' AND field IN ('title', 'text') OR ${findings ? `kind = 'finding' AND field IN ('title', 'condition') OR ` : ''}kind = 'program' AND field IN ('name', 'description') OR kind = 'item' AND field = 'title'`,
  'ALTER INDEX search_texts_similar ALTER COLUMN 1 SET STATISTICS 300',
];

const up = [
  restricts('finding', true),
  `CREATE TABLE finding_limits (
    version integer PRIMARY KEY,
    agree_within jsonb NOT NULL,
    remediate_within jsonb NOT NULL,
    verify_within jsonb NOT NULL,
    note text NOT NULL,
    set_by uuid REFERENCES people (id),
    set_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE findings (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    title text NOT NULL,
    condition text NOT NULL,
    criteria text,
    cause text,
    effect text,
    recommendations text[] NOT NULL DEFAULT '{}',
    stage text CHECK (stage IN ('policy_development', 'policy_operationalisation', 'detection', 'moderation',
      'enforcement', 'appeals', 'quality_assurance')),
    domain text,
    markets text[] NOT NULL,
    grade text NOT NULL CHECK (grade IN ('observation', 'finding')),
    rating text CHECK (rating IN ('low', 'medium', 'high', 'critical')),
    owner_id uuid NOT NULL REFERENCES people (id),
    owners uuid[] NOT NULL,
    author_id uuid NOT NULL REFERENCES people (id),
    authors uuid[] NOT NULL,
    domain_lead_id uuid REFERENCES people (id),
    status text NOT NULL CHECK (status IN ('noted', 'draft', 'proposed', 'disputed', 'agreed', 'remediating', 'remediated',
      'verified', 'withdrawn')),
    proposed_at timestamptz,
    agreement jsonb,
    dispute jsonb,
    remediation jsonb,
    verification jsonb,
    withdrawal text,
    reopening jsonb,
    reopened integer NOT NULL DEFAULT 0,
    closed_at timestamptz,
    first_target jsonb,
    first_target_at timestamptz,
    target jsonb,
    target_at timestamptz,
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
    limits_version integer NOT NULL REFERENCES finding_limits (version),
    escalation_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    reminder_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    version integer NOT NULL,
    workflow_version integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((grade = 'finding') = (rating IS NOT NULL)),
    CHECK ((due IS NULL) = (due_at IS NULL))
  )`,
  `CREATE INDEX findings_due ON findings (coalesce(due_at, 'infinity'), id)`,
  `CREATE INDEX findings_status ON findings (status, due_at, id)`,
  `CREATE INDEX findings_owner ON findings (owner_id, due_at)`,
  `CREATE INDEX findings_created ON findings (created_at, id)`,
  `CREATE INDEX findings_workflow_lag ON findings (updated_at) WHERE workflow_version < version`,
  `CREATE FUNCTION search_findings() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO search_texts (kind, subject_id, field, said)
          SELECT 'finding', m.id, f.field, left(f.said, 5000) FROM made m, LATERAL (${said('m')}) AS f(field, said) WHERE f.said <> ''
          ON CONFLICT (subject_id, field) DO UPDATE SET said = excluded.said;
      ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM search_texts s USING gone g WHERE s.subject_id = g.id;
      ELSE
        DELETE FROM search_texts s WHERE s.subject_id = NEW.id AND s.field IN (
          SELECT f.field FROM (${said('NEW')}) AS f(field, said) WHERE f.said = '');
        INSERT INTO search_texts (kind, subject_id, field, said)
          SELECT 'finding', NEW.id, f.field, left(f.said, 5000) FROM (${said('NEW')}) AS f(field, said) WHERE f.said <> ''
          ON CONFLICT (subject_id, field) DO UPDATE SET said = excluded.said WHERE search_texts.said <> excluded.said;
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER searched_made AFTER INSERT ON findings REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION search_findings()`,
  `CREATE TRIGGER searched_changed AFTER UPDATE ON findings FOR EACH ROW
     WHEN ((OLD.title, OLD.condition, OLD.criteria, OLD.cause, OLD.effect) IS DISTINCT FROM
       (NEW.title, NEW.condition, NEW.criteria, NEW.cause, NEW.effect)) EXECUTE FUNCTION search_findings()`,
  `CREATE TRIGGER searched_gone AFTER DELETE ON findings REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION search_findings()`,
  ...pieces(true),
];

const down = [
  `DELETE FROM restricted_records WHERE subject_kind = 'finding'`,
  restricts('finding', false),
  `DROP TABLE findings`,
  `DROP FUNCTION search_findings()`,
  `DROP TABLE finding_limits`,
  `DELETE FROM search_texts WHERE kind = 'finding'`,
  `DELETE FROM planned_steps WHERE subject_kind = 'finding'`,
  ...pieces(false),
];
