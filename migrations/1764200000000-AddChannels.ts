import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Messages leave by more ways than mail: addresses of people and rooms, what people chose, and for each message the
 * channels it took. Instead of one column for mail, a notification says what its policy named and how far it is.
 */
export class AddChannels1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  // A webhook's URL is as good as a password: it is sealed, and only `hint` is ever shown.
  `CREATE TABLE contact_points (
    id uuid PRIMARY KEY,
    person_id uuid REFERENCES people (id),
    program_id uuid REFERENCES programs (id),
    channel text NOT NULL CHECK (channel IN ('lark', 'slack', 'teams')),
    name text NOT NULL,
    sealed text NOT NULL,
    destination text NOT NULL,
    hint text NOT NULL,
    created_by uuid REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz,
    CHECK ((person_id IS NULL) <> (program_id IS NULL))
  )`,
  `CREATE UNIQUE INDEX contact_points_person ON contact_points (person_id, channel)
    WHERE removed_at IS NULL AND person_id IS NOT NULL`,
  `CREATE INDEX contact_points_program ON contact_points (program_id) WHERE removed_at IS NULL AND program_id IS NOT NULL`,

  `CREATE TABLE notification_preferences (
    person_id uuid PRIMARY KEY REFERENCES people (id),
    body jsonb NOT NULL,
    version integer NOT NULL DEFAULT 1,
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE message_settings (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    body jsonb NOT NULL,
    version integer NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,

  // One webhook is one destination, whoever has it: its limit holds across workers, by whoever holds the lease.
  `CREATE TABLE channel_destinations (
    destination text PRIMARY KEY,
    lease_until timestamptz NOT NULL DEFAULT '-infinity',
    leased_by uuid,
    blocked_until timestamptz NOT NULL DEFAULT '-infinity',
    recent double precision[] NOT NULL DEFAULT '{}'
  )`,

  `ALTER TABLE deliveries ALTER COLUMN person_id DROP NOT NULL`,
  `ALTER TABLE deliveries
    ADD COLUMN contact_point_id uuid REFERENCES contact_points (id),
    ADD COLUMN destination text,
    ADD COLUMN kind text NOT NULL DEFAULT 'messages' CHECK (kind IN ('messages', 'digest', 'test')),
    ADD COLUMN content jsonb,
    ADD COLUMN answer text,
    ADD COLUMN instead_of uuid REFERENCES deliveries (id)`,
  `CREATE INDEX deliveries_destination ON deliveries (destination, next_attempt_at) WHERE state = 'pending' AND destination IS NOT NULL`,
  `CREATE INDEX deliveries_person ON deliveries (person_id, created_at)`,
  `CREATE INDEX deliveries_created ON deliveries (created_at, id)`,

  `ALTER TABLE notifications
    ADD COLUMN channels text[] NOT NULL DEFAULT '{inbox}',
    ADD COLUMN push text NOT NULL DEFAULT 'none' CHECK (push IN ('none', 'pending', 'held', 'digest', 'routed')),
    ADD COLUMN push_after timestamptz`,
  // The channel that a message took, and why where it is not one that was asked for. A room's waits to be combined.
  `CREATE TABLE notification_pushes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notification_id bigint NOT NULL REFERENCES notifications (id),
    channel text NOT NULL,
    contact_point_id uuid REFERENCES contact_points (id),
    delivery_id uuid,
    because text
  )`,
  `INSERT INTO notification_pushes (notification_id, channel, delivery_id)
    SELECT id, 'email', delivery_id FROM notifications WHERE delivery_id IS NOT NULL ORDER BY id`,
  `UPDATE notifications SET channels = '{inbox,email}',
      push = CASE email WHEN 'pending' THEN 'pending' ELSE 'routed' END WHERE email <> 'none'`,
  `CREATE INDEX notification_pushes_notification ON notification_pushes (notification_id)`,
  `CREATE INDEX notification_pushes_delivery ON notification_pushes (delivery_id) WHERE delivery_id IS NOT NULL`,
  `CREATE INDEX notification_pushes_room ON notification_pushes (contact_point_id)
    WHERE delivery_id IS NULL AND contact_point_id IS NOT NULL`,
  `DROP INDEX notifications_pending`,
  `DROP INDEX notifications_delivery`,
  `ALTER TABLE notifications DROP COLUMN email, DROP COLUMN delivery_id`,
  `CREATE INDEX notifications_pending ON notifications (person_id, created_at) WHERE push = 'pending'`,
  `CREATE INDEX notifications_held ON notifications (push_after) WHERE push = 'held'`,
  `CREATE INDEX notifications_digest ON notifications (person_id) WHERE push = 'digest'`,
  `CREATE INDEX notifications_levels ON notifications (created_at) WHERE kind = 'level'`,
];

const down = [
  `ALTER TABLE notifications
    ADD COLUMN email text NOT NULL DEFAULT 'none' CHECK (email IN ('none', 'pending', 'combined')),
    ADD COLUMN delivery_id uuid`,
  `UPDATE notifications n SET email = 'combined', delivery_id = p.delivery_id FROM notification_pushes p
    WHERE p.notification_id = n.id AND p.channel = 'email' AND p.delivery_id IS NOT NULL`,
  `UPDATE notifications SET email = 'pending' WHERE push IN ('pending', 'held', 'digest') AND 'email' = ANY(channels)`,
  `DROP TABLE notification_pushes`,
  `ALTER TABLE notifications DROP COLUMN channels, DROP COLUMN push, DROP COLUMN push_after`,
  `DROP INDEX IF EXISTS notifications_levels`,
  `CREATE INDEX notifications_pending ON notifications (person_id, at) WHERE email = 'pending'`,
  `CREATE INDEX notifications_delivery ON notifications (delivery_id) WHERE delivery_id IS NOT NULL`,
  // What only the newer version can send is not left to the older one.
  `DELETE FROM deliveries WHERE channel <> 'email' OR kind <> 'messages' OR person_id IS NULL`,
  `DROP INDEX deliveries_created`,
  `DROP INDEX deliveries_person`,
  `ALTER TABLE deliveries DROP COLUMN contact_point_id, DROP COLUMN destination, DROP COLUMN kind, DROP COLUMN content,
    DROP COLUMN answer, DROP COLUMN instead_of`,
  `ALTER TABLE deliveries ALTER COLUMN person_id SET NOT NULL`,
  `DROP TABLE channel_destinations`,
  `DROP TABLE message_settings`,
  `DROP TABLE notification_preferences`,
  `DROP TABLE contact_points`,
];
