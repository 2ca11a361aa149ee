import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom a comment names, so that they are told of it. */
export class MentionPeople1765702000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE comments ADD COLUMN mentioned uuid[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE comments DROP COLUMN mentioned');
  }
}
