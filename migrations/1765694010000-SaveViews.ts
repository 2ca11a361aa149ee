import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A list as somebody set it, kept under a name: for themself, for a team, or for all; and which of them they see first. */
export class SaveViews1765694010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE views (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL REFERENCES people (id),
        list text NOT NULL,
        name text NOT NULL,
        name_folded text COLLATE "C" GENERATED ALWAYS AS (folded(name)) STORED,
        query jsonb NOT NULL,
        columns text[] NOT NULL DEFAULT '{}',
        grouping text,
        sharing text NOT NULL CHECK (sharing IN ('mine', 'team', 'all')),
        team_id uuid REFERENCES teams (id),
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((sharing = 'team') = (team_id IS NOT NULL))
      )`);
    // Not unique: what is handed over to somebody keeps its name, and nobody is told what they have.
    await runner.query('CREATE INDEX views_owner ON views (owner_id, list, name_folded)');
    await runner.query(`CREATE INDEX views_shared ON views (list, sharing) WHERE sharing <> 'mine'`);
    await runner.query(`
      CREATE TABLE view_defaults (
        person_id uuid NOT NULL REFERENCES people (id),
        list text NOT NULL,
        view_id uuid NOT NULL REFERENCES views (id) ON DELETE CASCADE,
        PRIMARY KEY (person_id, list)
      )`);
    await runner.query('CREATE INDEX view_defaults_view ON view_defaults (view_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE view_defaults');
    await runner.query('DROP TABLE views');
  }
}
