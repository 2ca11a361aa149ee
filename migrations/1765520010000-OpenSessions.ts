import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who has signed in by a browser: by what and when they proved who they are, how long that holds, and where another made the
 * link by which they came. The value of the cookie is kept as a hash only.
 */
export class OpenSessions1765520010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE sessions (
         id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
         person_id uuid NOT NULL CONSTRAINT sessions_person_id_fkey REFERENCES people (id),
         session_hash text NOT NULL CONSTRAINT sessions_session_hash_key UNIQUE,
         how text NOT NULL CONSTRAINT sessions_how_check CHECK (how IN ('password', 'provider', 'link')),
         provider text,
         proved_at timestamptz NOT NULL,
         opened_at timestamptz NOT NULL,
         used_at timestamptz NOT NULL,
         ends_at timestamptz NOT NULL,
         ended_at timestamptz,
         made_by uuid CONSTRAINT sessions_made_by_fkey REFERENCES people (id),
         address text,
         browser text,
         CONSTRAINT sessions_provider CHECK ((provider IS NOT NULL) = (how = 'provider')))`,
    );
    await runner.query('CREATE INDEX sessions_person ON sessions (person_id) WHERE ended_at IS NULL');
    await runner.query('CREATE INDEX sessions_ends ON sessions (ends_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sessions');
  }
}
