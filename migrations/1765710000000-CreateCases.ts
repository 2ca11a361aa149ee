import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cases: what is reported, triaged within a limit, looked into, concluded and closed. What likelihood and impact come to is a
 * matrix of the installation, of which each version stays: a case says by which one it was rated.
 */
export class CreateCases1765710000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
    await runner.query(
      `INSERT INTO severity_matrices (version, cells, triage_within, note) VALUES (1, $1::jsonb, $2::jsonb, $3)`,
      [JSON.stringify(cells), JSON.stringify(triageWithin), note],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const cells = [1, 2, 3, 4, 5].map((likelihood) =>
  [1, 2, 3, 4, 5].map((impact) => {
    const score = likelihood * impact;
    return score >= 15 ? 'critical' : score >= 10 ? 'high' : score >= 5 ? 'medium' : 'low';
  }),
);
const triageWithin = {
  low: '5 working days',
  medium: '2 working days',
  high: '8 working hours',
  critical: '4 working hours',
};
const note =
  'Shipped by Tollgate, and not a standard: likelihood times impact, critical from 15, high from 10, medium from 5; ' +
  'the limits of triage are a beginning. Set those of your house.';

/** Which kinds of record may be restricted. */
function restricts(kinds: readonly string[]): string[] {
  const those = kinds.map((kind) => `'${kind}'`).join(', ');
  return [
    'ALTER TABLE restricted_records DROP CONSTRAINT restricted_records_subject_kind_check',
    `ALTER TABLE restricted_records ADD CONSTRAINT restricted_records_subject_kind_check CHECK (subject_kind IN (${those}))`,
  ];
}
const before = ['program', 'action_item', 'exception', 'risk'];

const texts = `VALUES ('title', m.title), ('text', m.text)`;

const up = [
  ...restricts([...before, 'case']),
  `CREATE TABLE severity_matrices (
    version integer PRIMARY KEY,
    cells jsonb NOT NULL,
    triage_within jsonb NOT NULL,
    note text NOT NULL,
    set_by uuid REFERENCES people (id),
    set_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE cases (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    title text NOT NULL,
    text text NOT NULL,
    source text NOT NULL CHECK (source IN
      ('user_report', 'seller_report', 'internal_review', 'regulator', 'audit', 'media', 'metric', 'other')),
    source_text text,
    domain text,
    markets text[] NOT NULL DEFAULT '{}',
    stage text CHECK (stage IN ('policy_development', 'policy_operationalisation', 'detection', 'moderation',
      'enforcement', 'appeals', 'quality_assurance')),
    affected jsonb NOT NULL,
    samples jsonb NOT NULL,
    lead_id uuid NOT NULL REFERENCES people (id),
    domain_lead_id uuid REFERENCES people (id),
    reporter_id uuid REFERENCES people (id),
    reporter text,
    raised_by uuid NOT NULL REFERENCES people (id),
    likelihood integer NOT NULL CHECK (likelihood BETWEEN 1 AND 5),
    impact integer NOT NULL CHECK (impact BETWEEN 1 AND 5),
    severity text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
    matrix_version integer NOT NULL REFERENCES severity_matrices (version),
    status text NOT NULL CHECK (status IN ('new', 'triaged', 'investigating', 'concluded', 'closed', 'rejected')),
    conclusion jsonb,
    rejection text,
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
    triaged_at timestamptz,
    closed_at timestamptz,
    escalation_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    reminder_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    version integer NOT NULL,
    workflow_version integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX cases_due ON cases (due_at, id)`,
  `CREATE INDEX cases_status ON cases (status, due_at, id)`,
  `CREATE INDEX cases_lead ON cases (lead_id, due_at)`,
  `CREATE INDEX cases_created ON cases (created_at, id)`,
  `CREATE INDEX cases_workflow_lag ON cases (updated_at) WHERE workflow_version < version`,
  `CREATE FUNCTION search_cases() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO search_texts (kind, subject_id, field, said)
          SELECT 'case', m.id, f.field, left(f.said, 5000) FROM made m, LATERAL (${texts}) AS f(field, said) WHERE f.said <> ''
          ON CONFLICT (subject_id, field) DO UPDATE SET said = excluded.said;
      ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM search_texts s USING gone g WHERE s.subject_id = g.id;
      ELSE
        INSERT INTO search_texts (kind, subject_id, field, said)
          SELECT 'case', NEW.id, f.field, left(f.said, 5000)
          FROM (VALUES ('title', NEW.title), ('text', NEW.text)) AS f(field, said)
          ON CONFLICT (subject_id, field) DO UPDATE SET said = excluded.said WHERE search_texts.said <> excluded.said;
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER searched_made AFTER INSERT ON cases REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION search_cases()`,
  `CREATE TRIGGER searched_changed AFTER UPDATE ON cases FOR EACH ROW
     WHEN ((OLD.title, OLD.text) IS DISTINCT FROM (NEW.title, NEW.text)) EXECUTE FUNCTION search_cases()`,
  `CREATE TRIGGER searched_gone AFTER DELETE ON cases REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION search_cases()`,
];

const down = [
  `DELETE FROM restricted_records WHERE subject_kind = 'case'`,
  ...restricts(before),
  `DROP TABLE cases`,
  `DROP FUNCTION search_cases()`,
  `DROP TABLE severity_matrices`,
  `DELETE FROM search_texts WHERE kind = 'case'`,
  `DELETE FROM planned_steps WHERE subject_kind = 'case'`,
];
