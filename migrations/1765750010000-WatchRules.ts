import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What rules in shadow and suggest listen to, and what they made of it. Facts are kept once for an event, however many rules listen, and
 * only until all of them have answered.
 */
export class WatchRules1765750010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  // By when it happened, for what is played on the past; it costs next to nothing to keep.
  `CREATE INDEX audit_events_at ON audit_events USING brin (at)`,
  `CREATE TABLE rule_facts (
    event_seq bigint PRIMARY KEY,
    facts jsonb,
    program jsonb
  )`,
  // Written in the transaction of the event, and so without references: nothing there waits for a rule.
  `CREATE TABLE rule_turns (
    version_id uuid NOT NULL,
    event_seq bigint NOT NULL,
    rule_id uuid NOT NULL,
    taken_until timestamptz,
    PRIMARY KEY (version_id, event_seq)
  )`,
  `CREATE INDEX rule_turns_next ON rule_turns (event_seq)`,
  `CREATE INDEX rule_turns_rule ON rule_turns (rule_id)`,
  `CREATE TABLE rule_evaluations (
    version_id uuid NOT NULL REFERENCES rule_versions (id) ON DELETE CASCADE,
    event_seq bigint NOT NULL,
    rule_id uuid NOT NULL REFERENCES rules (id) ON DELETE CASCADE,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    event_type text NOT NULL,
    event_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('shadow', 'suggest')),
    outcome text NOT NULL CHECK (outcome IN ('matched', 'not_matched', 'error', 'not_knowable', 'too_slow')),
    would jsonb,
    why jsonb NOT NULL,
    said text,
    chain jsonb NOT NULL DEFAULT '[]',
    waits boolean NOT NULL DEFAULT false,
    proposal_id uuid REFERENCES proposals (id) ON DELETE SET NULL,
    proposed_at timestamptz,
    refused text,
    evaluated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (version_id, event_seq)
  )`,
  `CREATE INDEX rule_evaluations_subject ON rule_evaluations (subject_id, event_seq)`,
  `CREATE INDEX rule_evaluations_rule ON rule_evaluations (rule_id, event_seq)`,
  `CREATE INDEX rule_evaluations_proposed ON rule_evaluations (rule_id, proposed_at) WHERE proposed_at IS NOT NULL`,
  `CREATE INDEX rule_evaluations_waits ON rule_evaluations (event_seq) WHERE waits`,
  `CREATE INDEX rule_evaluations_proposal ON rule_evaluations (proposal_id) WHERE proposal_id IS NOT NULL`,
  `CREATE INDEX rule_evaluations_quiet ON rule_evaluations (evaluated_at) WHERE outcome = 'not_matched'`,
];

const down = [
  'DROP TABLE rule_evaluations',
  'DROP TABLE rule_turns',
  'DROP TABLE rule_facts',
  'DROP INDEX audit_events_at',
];
