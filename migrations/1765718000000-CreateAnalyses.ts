import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Root cause analyses: their present content with what was asked elsewhere, each version of it, and the taxonomy by which causes
 * are called. Each version of the taxonomy stays, and so does where it is from.
 */
export class CreateAnalyses1765718000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
    await runner.query(
      `INSERT INTO cause_taxonomies (version, categories, codes, analyse_within, repeat_days, repeat_raises, note)
       VALUES (1, $1::jsonb, $2::jsonb, '20 working days', 365, true, $3)`,
      [JSON.stringify(categories), JSON.stringify(codes), note],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const names: Record<string, readonly [string, Record<string, string>]> = {
  people: [
    'People',
    {
      'people-training': 'Training did not reach those who do the work',
      'people-capacity': 'Too few people for the volume',
      'people-guidance': 'People decided against the rule they knew',
      'people-handover': 'Knowledge left with somebody, or with a vendor',
    },
  ],
  process: [
    'Process',
    {
      'process-missing': 'No step catches it',
      'process-not-followed': 'The step is written down, and is not done',
      'process-handoff': 'It is lost between two teams',
      'process-incentive': 'What is measured rewards it',
    },
  ],
  policy: [
    'Policy',
    {
      'policy-unclear': 'The rule can be read in two ways',
      'policy-gap': 'No rule covers it',
      'policy-outdated': 'The rule is behind the market or the law',
      'policy-localisation': 'The rule is wrong in a language or a market',
    },
  ],
  systems: [
    'Systems',
    {
      'systems-detection-gap': 'Nothing detects it',
      'systems-model-drift': 'A model is worse than it was',
      'systems-routing': 'It goes to the wrong queue, or to none',
      'systems-change': 'A release or a setting changed it',
      'systems-enforcement': 'What was decided is not carried out',
    },
  ],
  data: [
    'Data',
    {
      'data-missing': 'What would show it is not recorded',
      'data-wrong': 'What is recorded is wrong',
      'data-late': 'It is known too late to act',
      'data-labels': 'Labels disagree, or are of another rule',
    },
  ],
  external: [
    'External',
    {
      'external-adversary': 'Sellers or buyers work around it',
      'external-vendor': 'A vendor or a site',
      'external-regulation': 'A law or a regulator',
      'external-event': 'A campaign, a season or a crisis',
    },
  ],
};
const categories = Object.entries(names).map(([key, [name]]) => ({ key, name }));
const codes = Object.entries(names).flatMap(([category, [, of]]) =>
  Object.entries(of).map(([code, name]) => ({ code, name, category })),
);
const note =
  'Shipped by Tollgate, and not a standard: a beginning for online marketplaces from which to go on. Set that of your house.';

/** Which kinds of record may be restricted, besides those that may already; one is added, and taken away again. */
const restricts = (added: boolean): string => `DO $$
  DECLARE kinds text[];
  BEGIN
    SELECT array_agg(m[1]) INTO kinds FROM pg_constraint c,
      regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_]+)''', 'g') AS m
      WHERE c.conname = 'restricted_records_subject_kind_check' AND c.connamespace = current_schema()::regnamespace;
    kinds := array_remove(kinds, 'analysis')${added ? ` || 'analysis'::text` : ''};
    ALTER TABLE restricted_records DROP CONSTRAINT restricted_records_subject_kind_check;
    EXECUTE format('ALTER TABLE restricted_records ADD CONSTRAINT restricted_records_subject_kind_check CHECK (subject_kind IN (%s))',
      (SELECT string_agg(quote_literal(k), ', ') FROM unnest(kinds) AS k));
  END $$`;

const texts = (of: string): string => `VALUES ('title', ${of}.title), ('problem', ${of}.problem)`;

const up = [
  restricts(true),
  `CREATE TABLE cause_taxonomies (
    version integer PRIMARY KEY,
    categories jsonb NOT NULL,
    codes jsonb NOT NULL,
    analyse_within text NOT NULL,
    repeat_days integer NOT NULL CHECK (repeat_days > 0),
    repeat_raises boolean NOT NULL,
    note text NOT NULL,
    set_by uuid REFERENCES people (id),
    set_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE analyses (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    title text NOT NULL,
    problem text NOT NULL,
    method text NOT NULL CHECK (method IN ('whys', 'ishikawa', 'fault-tree')),
    stage text CHECK (stage IN ('policy_development', 'policy_operationalisation', 'detection', 'moderation',
      'enforcement', 'appeals', 'quality_assurance')),
    domain text,
    markets text[] NOT NULL DEFAULT '{}',
    nodes jsonb NOT NULL,
    timeline jsonb NOT NULL,
    causes jsonb NOT NULL,
    content_version integer NOT NULL,
    asks jsonb NOT NULL DEFAULT '[]',
    asked_ids uuid[] NOT NULL DEFAULT '{}',
    owner_id uuid NOT NULL REFERENCES people (id),
    domain_lead_id uuid REFERENCES people (id),
    opened_by uuid NOT NULL REFERENCES people (id),
    authors uuid[] NOT NULL DEFAULT '{}',
    status text NOT NULL CHECK (status IN ('draft', 'in_review', 'signed', 'withdrawn')),
    submitted jsonb,
    signed_at timestamptz,
    signed_hash text,
    withdrawal text,
    closed_at timestamptz,
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
    paused_since timestamptz,
    paused_ms bigint NOT NULL DEFAULT 0,
    paused_working_ms bigint NOT NULL DEFAULT 0,
    round_id uuid,
    escalation_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    reminder_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    sign_off_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    version integer NOT NULL,
    workflow_version integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((status = 'signed') = (signed_hash IS NOT NULL))
  )`,
  `CREATE INDEX analyses_due ON analyses (due_at, id)`,
  `CREATE INDEX analyses_status ON analyses (status, due_at, id)`,
  `CREATE INDEX analyses_owner ON analyses (owner_id, due_at)`,
  `CREATE INDEX analyses_created ON analyses (created_at, id)`,
  `CREATE INDEX analyses_workflow_lag ON analyses (updated_at) WHERE workflow_version < version`,
  `CREATE TABLE analysis_versions (
    analysis_id uuid NOT NULL REFERENCES analyses (id) ON DELETE CASCADE,
    number integer NOT NULL,
    content jsonb NOT NULL,
    content_hash text NOT NULL,
    written_by uuid NOT NULL REFERENCES people (id),
    written_at timestamptz NOT NULL,
    note text,
    PRIMARY KEY (analysis_id, number)
  )`,
  `CREATE FUNCTION search_analyses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO search_texts (kind, subject_id, field, said)
          SELECT 'analysis', m.id, f.field, left(f.said, 5000) FROM made m, LATERAL (${texts('m')}) AS f(field, said) WHERE f.said <> ''
          ON CONFLICT (subject_id, field) DO UPDATE SET said = excluded.said;
      ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM search_texts s USING gone g WHERE s.subject_id = g.id;
      ELSE
        INSERT INTO search_texts (kind, subject_id, field, said)
          SELECT 'analysis', NEW.id, f.field, left(f.said, 5000) FROM (${texts('NEW')}) AS f(field, said) WHERE f.said <> ''
          ON CONFLICT (subject_id, field) DO UPDATE SET said = excluded.said WHERE search_texts.said <> excluded.said;
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER searched_made AFTER INSERT ON analyses REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION search_analyses()`,
  `CREATE TRIGGER searched_changed AFTER UPDATE ON analyses FOR EACH ROW
     WHEN ((OLD.title, OLD.problem) IS DISTINCT FROM (NEW.title, NEW.problem)) EXECUTE FUNCTION search_analyses()`,
  `CREATE TRIGGER searched_gone AFTER DELETE ON analyses REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION search_analyses()`,
];

const down = [
  `DELETE FROM record_links WHERE record_kind = 'analysis'`,
  `DELETE FROM restricted_records WHERE subject_kind = 'analysis'`,
  restricts(false),
  `DROP TABLE analysis_versions`,
  `DROP TABLE analyses`,
  `DROP FUNCTION search_analyses()`,
  `DROP TABLE cause_taxonomies`,
  `DELETE FROM search_texts WHERE kind = 'analysis'`,
  `DELETE FROM planned_steps WHERE subject_kind = 'analysis'`,
  `DELETE FROM signatures WHERE round_id IN (SELECT id FROM sign_off_rounds WHERE subject_kind = 'analysis')`,
  `DELETE FROM sign_off_rounds WHERE subject_kind = 'analysis'`,
];
