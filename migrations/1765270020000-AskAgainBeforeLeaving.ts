import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a message says is asked again before it leaves: what it said, so that it can be said anew; which messages were
 * dropped, and why; which delivery goes on in which other; and by whose settings a way was chosen.
 */
export class AskAgainBeforeLeaving1765270020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  // Null in rows from before: their words leave as they were written.
  `ALTER TABLE notifications ADD COLUMN said jsonb, ADD COLUMN held_under text`,
  `ALTER TABLE notification_pushes ADD COLUMN dropped text, ADD COLUMN anew jsonb`,
  `ALTER TABLE deliveries ADD COLUMN leased_until timestamptz, ADD COLUMN merged_into uuid, ADD COLUMN routed_under text`,
  `ALTER TABLE deliveries DROP CONSTRAINT deliveries_state_check`,
  `ALTER TABLE deliveries ADD CONSTRAINT deliveries_state_check CHECK (state IN ('pending', 'sent', 'dead', 'dropped'))`,
  `CREATE INDEX deliveries_waiting ON deliveries (person_id, channel) WHERE state = 'pending'`,
];

const down = [
  `DROP INDEX deliveries_waiting`,
  // The older version has no such state; nothing of it is sent again by itself.
  `UPDATE deliveries SET state = 'dead' WHERE state = 'dropped'`,
  `ALTER TABLE deliveries DROP CONSTRAINT deliveries_state_check`,
  `ALTER TABLE deliveries ADD CONSTRAINT deliveries_state_check CHECK (state IN ('pending', 'sent', 'dead'))`,
  `ALTER TABLE deliveries DROP COLUMN leased_until, DROP COLUMN merged_into, DROP COLUMN routed_under`,
  `ALTER TABLE notification_pushes DROP COLUMN dropped, DROP COLUMN anew`,
  `ALTER TABLE notifications DROP COLUMN said, DROP COLUMN held_under`,
];
