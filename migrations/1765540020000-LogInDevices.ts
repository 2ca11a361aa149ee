import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A command line asks to come in, and somebody who has signed in by a browser lets it. */
export class LogInDevices1765540020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE device_logins (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      device_hash text NOT NULL UNIQUE,
      user_hash text NOT NULL UNIQUE,
      client text NOT NULL,
      level text NOT NULL CHECK (level IN ('read', 'act', 'administer')),
      address text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      pause_seconds integer NOT NULL,
      asked_at timestamptz,
      person_id uuid REFERENCES people (id),
      made_by uuid REFERENCES people (id),
      allowed boolean,
      used_at timestamptz,
      CONSTRAINT device_logins_decided CHECK ((person_id IS NULL) = (allowed IS NULL))
    )`);
    await runner.query('CREATE INDEX device_logins_expires ON device_logins (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE device_logins');
  }
}
