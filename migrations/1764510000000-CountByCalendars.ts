import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Due dates without a time end with the owner's working day; items keep the version of the calendar that they are
 * counted by, what their ladder has stood still in working time, and where it was cut short.
 */
export class CountByCalendars1764510000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE action_items
      ALTER COLUMN due_time DROP NOT NULL,
      ADD COLUMN due_basis jsonb,
      ADD COLUMN calendar_version_id uuid REFERENCES calendar_versions (id),
      ADD COLUMN calendar_zone text,
      ADD COLUMN held_since timestamptz,
      ADD COLUMN paused_working_ms bigint NOT NULL DEFAULT 0,
      ADD COLUMN ladder_floor integer NOT NULL DEFAULT 0,
      ADD COLUMN ladder_advance_level integer,
      ADD COLUMN ladder_advance_at timestamptz`);
    await runner.query(`UPDATE action_items SET held_since = paused_since WHERE status = 'on_hold'`);
    await runner.query('ALTER TABLE due_date_extensions ALTER COLUMN due_time DROP NOT NULL');
    // Which open items a calendar's change may move.
    await runner.query(`CREATE INDEX action_items_calendar ON action_items (calendar_version_id)
      WHERE status NOT IN ('done', 'cancelled')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX action_items_calendar');
    await runner.query(`UPDATE due_date_extensions SET due_time = to_char(due_at AT TIME ZONE due_zone, 'HH24:MI')
      WHERE due_time IS NULL`);
    await runner.query('ALTER TABLE due_date_extensions ALTER COLUMN due_time SET NOT NULL');
    await runner.query(`UPDATE action_items SET due_time = to_char(due_at AT TIME ZONE due_zone, 'HH24:MI')
      WHERE due_time IS NULL`);
    await runner.query(`ALTER TABLE action_items
      ALTER COLUMN due_time SET NOT NULL,
      DROP COLUMN due_basis,
      DROP COLUMN calendar_version_id,
      DROP COLUMN calendar_zone,
      DROP COLUMN held_since,
      DROP COLUMN paused_working_ms,
      DROP COLUMN ladder_floor,
      DROP COLUMN ladder_advance_level,
      DROP COLUMN ladder_advance_at`);
  }
}
