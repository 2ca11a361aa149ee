import type { MigrationInterface, QueryRunner } from 'typeorm';

const asking = ['imports', 'bulk_operations'];
const columns = [
  "level text NOT NULL DEFAULT 'act' CONSTRAINT sign_in_providers_level_check CHECK (level IN ('read', 'act', 'administer'))",
  'level_claim text',
  'program_id uuid CONSTRAINT sign_in_providers_program_id_fkey REFERENCES programs (id)',
  'program_claim text',
  'max_minutes integer DEFAULT 120',
  'skew_seconds integer NOT NULL DEFAULT 30',
  "algorithms text[] NOT NULL DEFAULT '{}'",
  'single_use boolean NOT NULL DEFAULT false',
];

/** What tokens of an issuer are good for, and how they must be made; what was begun with one stays as narrow. */
export class LimitTokensOfIssuers1765670010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sign_in_providers ${columns.map((column) => `ADD COLUMN ${column}`).join(', ')}`);
    // Those that exist go on as they were, until an administrator says otherwise.
    await runner.query("UPDATE sign_in_providers SET level = 'administer', max_minutes = NULL WHERE kind = 'jwt'");
    await runner.query('CREATE TABLE spent_jwts (id text PRIMARY KEY, ends_at timestamptz NOT NULL)');
    await runner.query('CREATE INDEX spent_jwts_ends ON spent_jwts (ends_at)');
    for (const table of asking) await runner.query(`ALTER TABLE ${table} ADD COLUMN asked_within jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of asking) await runner.query(`ALTER TABLE ${table} DROP COLUMN asked_within`);
    await runner.query('DROP TABLE spent_jwts');
    const names = columns.map((column) => `DROP COLUMN ${column.split(' ')[0] ?? ''}`);
    await runner.query(`ALTER TABLE sign_in_providers ${names.join(', ')}`);
  }
}
