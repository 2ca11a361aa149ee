import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of what an item waits for, a part may be changed and another kept as it is here: both are listed. */
export class ListVerdictsApart1765280020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_changes DROP CONSTRAINT import_changes_pkey');
    await runner.query('ALTER TABLE import_changes ADD PRIMARY KEY (import_id, row_number, field, verdict)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM import_changes c USING import_changes o
      WHERE o.import_id = c.import_id AND o.row_number = c.row_number AND o.field = c.field AND o.verdict > c.verdict`);
    await runner.query('ALTER TABLE import_changes DROP CONSTRAINT import_changes_pkey');
    await runner.query('ALTER TABLE import_changes ADD PRIMARY KEY (import_id, row_number, field)');
  }
}
