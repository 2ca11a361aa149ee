import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A finding links to other records as a case does. The end that tells of the link stays in `case_id`, so that the build
 * before this one reads and writes the links of cases; `one_kind` says of which kind it is. Of two of a kind the one with the
 * lesser id stands there, and a case before a finding.
 */
export class LinkFindings1765714100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const gone = (table: string): string =>
  `CREATE TRIGGER links_gone AFTER DELETE ON ${table} REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION unlink_gone()`;

const up = [
  `ALTER TABLE record_links ADD COLUMN one_kind text NOT NULL DEFAULT 'case' CHECK (one_kind IN ('case', 'finding'))`,
  'ALTER TABLE record_links DROP CONSTRAINT record_links_case_id_fkey',
  'ALTER TABLE record_links DROP CONSTRAINT record_links_check',
  `ALTER TABLE record_links ADD CONSTRAINT record_links_check
    CHECK ((one_kind <> record_kind OR case_id < record_id) AND NOT (one_kind = 'finding' AND record_kind = 'case'))`,
  `CREATE FUNCTION unlink_gone() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM record_links l USING gone g WHERE l.case_id = g.id;
      RETURN NULL;
    END $$`,
  gone('cases'),
  gone('findings'),
];

const down = [
  'DROP TRIGGER links_gone ON findings',
  'DROP TRIGGER links_gone ON cases',
  'DROP FUNCTION unlink_gone()',
  `DELETE FROM record_links WHERE 'finding' IN (one_kind, record_kind)`,
  'ALTER TABLE record_links DROP CONSTRAINT record_links_check',
  `ALTER TABLE record_links ADD CONSTRAINT record_links_check CHECK (record_kind <> 'case' OR case_id < record_id)`,
  'ALTER TABLE record_links DROP COLUMN one_kind',
  `ALTER TABLE record_links ADD CONSTRAINT record_links_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE CASCADE`,
];
