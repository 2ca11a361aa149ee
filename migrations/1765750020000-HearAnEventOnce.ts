import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What rules listen to is one row for an event, with the versions that are to answer, and not a row for each rule: people whose work
 * is listened to do not wait for a hundred rows.
 */
export class HearAnEventOnce1765750020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `CREATE TABLE rule_heard (
    event_seq bigint PRIMARY KEY,
    versions uuid[] NOT NULL,
    facts jsonb,
    program jsonb,
    taken_until timestamptz
  )`,
  `INSERT INTO rule_heard (event_seq, versions, facts, program)
    SELECT t.event_seq, array_agg(t.version_id ORDER BY t.version_id), f.facts, f.program
    FROM rule_turns t LEFT JOIN rule_facts f ON f.event_seq = t.event_seq GROUP BY t.event_seq, f.facts, f.program`,
  'DROP TABLE rule_turns',
  'DROP TABLE rule_facts',
];

const down = [
  `CREATE TABLE rule_facts (event_seq bigint PRIMARY KEY, facts jsonb, program jsonb)`,
  `CREATE TABLE rule_turns (
    version_id uuid NOT NULL,
    event_seq bigint NOT NULL,
    rule_id uuid NOT NULL,
    taken_until timestamptz,
    PRIMARY KEY (version_id, event_seq)
  )`,
  `CREATE INDEX rule_turns_next ON rule_turns (event_seq)`,
  `CREATE INDEX rule_turns_rule ON rule_turns (rule_id)`,
  `INSERT INTO rule_facts SELECT event_seq, facts, program FROM rule_heard`,
  `INSERT INTO rule_turns (version_id, event_seq, rule_id)
    SELECT v.id, h.event_seq, v.rule_id FROM rule_heard h JOIN rule_versions v ON v.id = ANY(h.versions)`,
  'DROP TABLE rule_heard',
];
