import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is on duty when, and stated times in which nothing escalates. */
export class CreateDutyAndMaintenance1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE rotas (
      id uuid PRIMARY KEY,
      name text NOT NULL,
      description text NOT NULL DEFAULT '',
      body jsonb NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_by uuid REFERENCES people (id),
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now()
    )`);
    await runner.query('CREATE UNIQUE INDEX rotas_name ON rotas (lower(name))');
    await runner.query(`CREATE TABLE maintenance_windows (
      id uuid PRIMARY KEY,
      reason text NOT NULL,
      starts_at timestamptz NOT NULL,
      ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
      market text,
      program_id uuid REFERENCES programs (id),
      created_by uuid NOT NULL REFERENCES people (id),
      created_at timestamptz NOT NULL DEFAULT now(),
      cancelled_at timestamptz,
      cancelled_by uuid REFERENCES people (id)
    )`);
    await runner.query(
      'CREATE INDEX maintenance_windows_ends ON maintenance_windows (ends_at) WHERE cancelled_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE maintenance_windows');
    await runner.query('DROP TABLE rotas');
  }
}
