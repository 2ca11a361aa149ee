import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Templates in versions, and the version that a program was launched from. */
export class AddTemplates1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `CREATE TABLE templates (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    description text NOT NULL DEFAULT '',
    version integer NOT NULL DEFAULT 1,
    created_by uuid REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX templates_name ON templates (lower(name))`,
  `CREATE TABLE template_versions (
    id uuid PRIMARY KEY,
    template_id uuid NOT NULL REFERENCES templates (id),
    version integer NOT NULL,
    status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published')),
    body jsonb NOT NULL,
    created_by uuid REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    published_at timestamptz,
    UNIQUE (template_id, version)
  )`,
  // One draft at a time: what is published is what was read.
  `CREATE UNIQUE INDEX template_versions_draft ON template_versions (template_id) WHERE status = 'draft'`,
  `ALTER TABLE programs ADD COLUMN template_version_id uuid REFERENCES template_versions (id)`,
  `CREATE INDEX programs_template ON programs (template_version_id) WHERE template_version_id IS NOT NULL`,
];

const down = [
  `ALTER TABLE programs DROP COLUMN template_version_id`,
  `DROP TABLE template_versions`,
  `DROP TABLE templates`,
];
