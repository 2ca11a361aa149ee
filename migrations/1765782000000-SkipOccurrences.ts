import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One date of a series on which nothing is to be made, with why and by whom: kept beside the series as long as it is to come, and
 * with the occurrences once it has been.
 */
export class SkipOccurrences1765782000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const states = (among: string): string =>
  `ALTER TABLE recurrence_occurrences DROP CONSTRAINT recurrence_occurrences_state_check,
     ADD CONSTRAINT recurrence_occurrences_state_check CHECK (state IN (${among}))`;

const up = [
  `ALTER TABLE recurrences ADD COLUMN skips jsonb NOT NULL DEFAULT '[]'`,
  states(`'made', 'failed', 'missed', 'skipped'`),
  `ALTER TABLE recurrence_occurrences ADD COLUMN skipped_by uuid REFERENCES people (id)`,
];

// What was skipped was not made, which is all that an older release can say of it.
const down = [
  `UPDATE recurrence_occurrences SET state = 'missed' WHERE state = 'skipped'`,
  `ALTER TABLE recurrence_occurrences DROP COLUMN skipped_by`,
  states(`'made', 'failed', 'missed'`),
  `ALTER TABLE recurrences DROP COLUMN skips`,
];
