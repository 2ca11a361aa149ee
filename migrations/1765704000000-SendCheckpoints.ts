import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where checkpoints are sent, and up to which one each place has them: what a place missed while it was away is known. */
export class SendCheckpoints1765704000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE audit_destinations (
         way text NOT NULL,
         destination text NOT NULL,
         delivered_size bigint NOT NULL,
         delivered_at timestamptz,
         attempts integer NOT NULL DEFAULT 0,
         next_at timestamptz NOT NULL DEFAULT now(),
         answer text,
         seen_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (way, destination)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_destinations');
  }
}
