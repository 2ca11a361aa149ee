import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The weekly report counts the items that became late in a week: found without reading the whole trail, as what ladders told is. */
export class FindWhatBecameLate1765770000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX audit_events_breached ON audit_events (at) WHERE type = 'item.breached'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_events_breached');
  }
}
