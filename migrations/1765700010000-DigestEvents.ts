import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each event gets a digest as it is written, of all that it says (docs/audit.md has it byte by byte; `domain/audit` computes the
 * same). What an event says in `data` is in it by a salted hash, so that it may be erased one day and the digest still holds.
 * Events from before get theirs now: what became of them until now, nobody can tell.
 */
export class DigestEvents1765700010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE FUNCTION event_field(tag bytea, said bytea) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
       $$ SELECT tag || coalesce(int4send(length(said)) || said, '\\xffffffff'::bytea) $$`,
      `CREATE FUNCTION event_payload_hash(salt bytea, data jsonb) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS
       $$ SELECT sha256(salt || convert_to(data::text, 'UTF8')) $$`,
      `CREATE FUNCTION event_digest(seq bigint, key text, subject_kind text, subject_id uuid, program_id uuid, type text,
         actor_id uuid, at timestamptz, recorded_at timestamptz, subject_version integer, payload_hash bytea)
       RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
         SELECT sha256('tollgate-event-1'::bytea
           || event_field('\\x01', int8send(seq)) || event_field('\\x02', convert_to(key, 'UTF8'))
           || event_field('\\x03', convert_to(subject_kind, 'UTF8')) || event_field('\\x04', uuid_send(subject_id))
           || event_field('\\x05', uuid_send(program_id)) || event_field('\\x06', convert_to(type, 'UTF8'))
           || event_field('\\x07', uuid_send(actor_id)) || event_field('\\x08', timestamptz_send(at))
           || event_field('\\x09', timestamptz_send(recorded_at)) || event_field('\\x0a', int4send(subject_version))
           || event_field('\\x0b', payload_hash)) $$`,
      `CREATE FUNCTION digest_event() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         NEW.recorded_at := clock_timestamp();
         NEW.written_by := pg_current_xact_id();
         NEW.salt := uuid_send(gen_random_uuid());
         NEW.payload_hash := event_payload_hash(NEW.salt, NEW.data);
         NEW.digest := event_digest(NEW.seq, NEW.key, NEW.subject_kind, NEW.subject_id, NEW.program_id, NEW.type, NEW.actor_id,
           NEW.at, NEW.recorded_at, NEW.subject_version, NEW.payload_hash);
         RETURN NEW;
       END $$`,
      'ALTER TABLE audit_events ADD COLUMN salt bytea, ADD COLUMN payload_hash bytea, ADD COLUMN digest bytea',
      'ALTER TABLE audit_events DISABLE TRIGGER only_add',
      // Once for each event: what is drawn by lot is not asked for twice.
      `UPDATE audit_events e SET salt = x.salt, payload_hash = x.payload_hash,
         digest = event_digest(e.seq, e.key, e.subject_kind, e.subject_id, e.program_id, e.type, e.actor_id, e.at, e.recorded_at,
           e.subject_version, x.payload_hash)
       FROM (SELECT s.seq, s.salt, event_payload_hash(s.salt, s.data) AS payload_hash
             FROM (SELECT seq, data, uuid_send(gen_random_uuid()) AS salt FROM audit_events OFFSET 0) s OFFSET 0) x
       WHERE e.seq = x.seq`,
      'ALTER TABLE audit_events ENABLE TRIGGER only_add',
      `ALTER TABLE audit_events ALTER COLUMN salt SET NOT NULL, ALTER COLUMN payload_hash SET NOT NULL,
         ALTER COLUMN digest SET NOT NULL`,
      'CREATE TRIGGER digest_event BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION digest_event()',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'DROP FUNCTION digest_event() CASCADE',
      'ALTER TABLE audit_events DROP COLUMN salt, DROP COLUMN payload_hash, DROP COLUMN digest',
      'DROP FUNCTION event_digest(bigint, text, text, uuid, uuid, text, uuid, timestamptz, timestamptz, integer, bytea)',
      'DROP FUNCTION event_payload_hash(bytea, jsonb)',
      'DROP FUNCTION event_field(bytea, bytea)',
    ])
      await runner.query(statement);
  }
}
