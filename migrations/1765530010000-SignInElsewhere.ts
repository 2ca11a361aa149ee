import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where people sign in elsewhere, who they are there, and which attempts were carried out: each is good for one time.
 */
export class SignInElsewhere1765530010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['spent_attempts', 'identities', 'sign_in_providers'])
      await runner.query(`DROP TABLE ${table}`);
  }
}

const up = [
  `CREATE TABLE sign_in_providers (
    id uuid PRIMARY KEY,
    key text NOT NULL,
    kind text NOT NULL CONSTRAINT sign_in_providers_kind_check CHECK (kind IN ('oidc', 'lark', 'jwt')),
    name text NOT NULL,
    issuer text NOT NULL,
    client_id text,
    sealed_secret text,
    scopes text[] NOT NULL DEFAULT '{}',
    group_claim text,
    audience text,
    jwks_url text,
    tenant_key text,
    domains text[] NOT NULL DEFAULT '{}',
    unknown text NOT NULL DEFAULT 'refuse'
      CONSTRAINT sign_in_providers_unknown_check CHECK (unknown IN ('create', 'refuse')),
    market text,
    team_id uuid CONSTRAINT sign_in_providers_team_id_fkey REFERENCES teams (id),
    active boolean NOT NULL DEFAULT true,
    created_by uuid CONSTRAINT sign_in_providers_created_by_fkey REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz,
    version integer NOT NULL DEFAULT 1)`,
  'CREATE UNIQUE INDEX sign_in_providers_key ON sign_in_providers (key) WHERE removed_at IS NULL',
  `CREATE TABLE identities (
    id uuid PRIMARY KEY,
    provider_id uuid NOT NULL CONSTRAINT identities_provider_id_fkey REFERENCES sign_in_providers (id),
    subject text NOT NULL,
    person_id uuid NOT NULL CONSTRAINT identities_person_id_fkey REFERENCES people (id),
    how text NOT NULL CONSTRAINT identities_how_check CHECK (how IN ('address', 'created', 'linked')),
    created_by uuid CONSTRAINT identities_created_by_fkey REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz)`,
  'CREATE UNIQUE INDEX identities_subject ON identities (provider_id, subject)',
  'CREATE INDEX identities_person ON identities (person_id)',
  `CREATE TABLE spent_attempts (
    id text PRIMARY KEY,
    spent_at timestamptz NOT NULL DEFAULT now())`,
  'CREATE INDEX spent_attempts_at ON spent_attempts (spent_at)',
];
