import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For how long what is stored besides records is kept, where an administrator said so; else as the product proposes. */
export class KeepOrForget1765709010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE retention (
         class text PRIMARY KEY,
         days integer CHECK (days BETWEEN 1 AND 36500),
         changed_by uuid NOT NULL REFERENCES people (id),
         changed_at timestamptz NOT NULL DEFAULT now()
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE retention');
  }
}
