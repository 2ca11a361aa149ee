import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a case is tied to. Each link stands here once and is followed both ways: of two cases the one with the lesser id is
 * `case_id`.
 */
export class LinkCases1765713000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE record_links (
        case_id uuid NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
        record_kind text NOT NULL,
        record_id uuid NOT NULL,
        linked_by uuid NOT NULL REFERENCES people (id),
        linked_at timestamptz NOT NULL,
        PRIMARY KEY (case_id, record_id),
        CHECK (record_kind <> 'case' OR case_id < record_id)
      )`,
    );
    await runner.query('CREATE INDEX record_links_record ON record_links (record_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE record_links');
  }
}
