import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Servers by which messages leave: how each is, when it is tried again, and what waits because of it and not of a reader. */
export class WaitForServers1765270030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `CREATE TABLE channel_servers (
    server text PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    channel text NOT NULL,
    failures integer NOT NULL DEFAULT 0,
    failing_since timestamptz,
    probe_at timestamptz NOT NULL DEFAULT to_timestamp(0),
    pace integer NOT NULL DEFAULT 1000,
    answer text,
    took_at timestamptz,
    alarmed_at timestamptz
  )`,
  `ALTER TABLE deliveries ADD COLUMN put_off integer NOT NULL DEFAULT 0, ADD COLUMN attempted_at timestamptz, ADD COLUMN fault text`,
  `ALTER TABLE channel_destinations ADD COLUMN put_off integer NOT NULL DEFAULT 0`,
];

const down = [
  `ALTER TABLE channel_destinations DROP COLUMN put_off`,
  `ALTER TABLE deliveries DROP COLUMN put_off, DROP COLUMN attempted_at, DROP COLUMN fault`,
  `DROP TABLE channel_servers`,
];
