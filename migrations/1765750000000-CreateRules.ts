import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules and their versions. A version never changes; which one listens, and how far it goes, is said by the rule. */
export class CreateRules1765750000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `CREATE TABLE rules (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    name text NOT NULL,
    description text NOT NULL,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'shadow', 'suggest', 'stopped', 'archived')),
    state_since timestamptz NOT NULL DEFAULT now(),
    state_by uuid REFERENCES people (id),
    because text,
    live_version_id uuid,
    live_kind text,
    live_events text[],
    created_by uuid NOT NULL REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK (state NOT IN ('shadow', 'suggest') OR (live_version_id IS NOT NULL AND live_kind IS NOT NULL AND live_events IS NOT NULL))
  )`,
  `CREATE UNIQUE INDEX rules_name ON rules (folded(name)) WHERE state <> 'archived'`,
  // Asked with every event that is recorded: no row where nothing listens.
  `CREATE INDEX rules_listening ON rules (live_kind) WHERE state IN ('shadow', 'suggest')`,
  `CREATE TABLE rule_versions (
    id uuid PRIMARY KEY,
    rule_id uuid NOT NULL REFERENCES rules (id) ON DELETE CASCADE,
    version integer NOT NULL,
    text text NOT NULL,
    body jsonb NOT NULL,
    created_by uuid NOT NULL REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (rule_id, version)
  )`,
];

const down = ['DROP TABLE rule_versions', 'DROP TABLE rules'];
