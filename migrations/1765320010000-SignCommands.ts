import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys by which the API signs what it sends to workflows, and what those commands say: Temporal's histories hold their
 * ids. What a workflow had taken before this ran bears no signature, and is carried out all the same.
 */
export class SignCommands1765320010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE command_keys (
         id text PRIMARY KEY,
         public_key text NOT NULL,
         sealed_private_key text NOT NULL,
         made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
         made_by uuid REFERENCES people (id),
         removed_at timestamptz
       )`,
    );
    await runner.query(
      `CREATE TABLE command_bodies (
         id text PRIMARY KEY,
         body text NOT NULL,
         refusal jsonb,
         created_at timestamptz NOT NULL DEFAULT now()
       )`,
    );
    await runner.query('CREATE INDEX command_bodies_created_at ON command_bodies (created_at)');
    await runner.query(
      `CREATE TABLE commands_are_signed (one boolean PRIMARY KEY DEFAULT true CHECK (one), since timestamptz NOT NULL)`,
    );
    await runner.query('INSERT INTO commands_are_signed (since) VALUES (clock_timestamp())');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE commands_are_signed, command_bodies, command_keys');
  }
}
