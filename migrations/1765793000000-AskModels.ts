import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What models are asked. A run holds ids and numbers; what was sent and answered stands beside it and is forgotten in time. What was
 * sent is written down before it is sent, with what it may cost at the worst, and that is taken out of the month's budget.
 */
export class AskModels1765793000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `CREATE TABLE ai_runs (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    task text NOT NULL,
    task_version integer NOT NULL,
    record_kind text NOT NULL,
    record_id uuid NOT NULL,
    record_version integer NOT NULL,
    source_ids uuid[] NOT NULL,
    left_out integer NOT NULL DEFAULT 0,
    language text NOT NULL,
    asked_by uuid NOT NULL REFERENCES people (id),
    asked_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'asking', 'answered', 'ended')),
    outcome text,
    said text,
    provider text,
    model text,
    attempts integer NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL DEFAULT now(),
    taken_until timestamptz,
    statements integer,
    statements_found integer,
    ended_at timestamptz,
    CHECK ((state = 'ended') = (outcome IS NOT NULL))
  )`,
  // One draft of a task at a time on a record.
  `CREATE UNIQUE INDEX ai_runs_once ON ai_runs (record_id, task) WHERE state <> 'ended'`,
  `CREATE INDEX ai_runs_queue ON ai_runs (number) WHERE state <> 'ended'`,
  `CREATE INDEX ai_runs_record ON ai_runs (record_id, number)`,
  `CREATE INDEX ai_runs_asked_by ON ai_runs (asked_by, number)`,
  `CREATE TABLE ai_run_proposals (
    run_id uuid NOT NULL REFERENCES ai_runs (id) ON DELETE CASCADE,
    proposal_id uuid NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
    PRIMARY KEY (run_id, proposal_id)
  )`,
  `CREATE INDEX ai_run_proposals_proposal ON ai_run_proposals (proposal_id)`,
  // In the order in which it was written: a form is filled in from its top.
  `CREATE TABLE ai_contents (
    id uuid PRIMARY KEY,
    run_id uuid NOT NULL REFERENCES ai_runs (id) ON DELETE CASCADE,
    what text NOT NULL CHECK (what IN ('question', 'answer', 'result')),
    body json NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (run_id, what)
  )`,
  `CREATE INDEX ai_contents_created ON ai_contents (created_at)`,
  `CREATE TABLE ai_sent (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    run_id uuid NOT NULL REFERENCES ai_runs (id),
    attempt integer NOT NULL,
    at timestamptz NOT NULL,
    task text NOT NULL,
    month text NOT NULL,
    provider text NOT NULL,
    model text NOT NULL,
    bytes integer NOT NULL,
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    masked boolean NOT NULL,
    reserved_tokens bigint NOT NULL,
    reserved_micros bigint NOT NULL,
    tokens_in bigint,
    tokens_out bigint,
    spent_tokens bigint,
    spent_micros bigint,
    outcome text,
    settled_at timestamptz,
    UNIQUE (run_id, attempt)
  )`,
  `CREATE TABLE ai_budgets (
    task text NOT NULL,
    month text NOT NULL,
    reserved_tokens bigint NOT NULL DEFAULT 0,
    reserved_micros bigint NOT NULL DEFAULT 0,
    spent_tokens bigint NOT NULL DEFAULT 0,
    spent_micros bigint NOT NULL DEFAULT 0,
    calls integer NOT NULL DEFAULT 0,
    PRIMARY KEY (task, month),
    CHECK (reserved_tokens >= 0 AND reserved_micros >= 0)
  )`,
];

const down = ['ai_budgets', 'ai_sent', 'ai_contents', 'ai_run_proposals', 'ai_runs'].map(
  (table) => `DROP TABLE ${table}`,
);
