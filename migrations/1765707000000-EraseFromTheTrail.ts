import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an event says of somebody may be erased, and in one way alone: an event that says so is written first, in the same
 * transaction, with the numbers of those that are erased; then `erase_events` takes the words out of them and destroys their
 * salts. Their payload hashes and digests stay. See docs/adr/0222-words-leave-the-trail-and-the-proof-stays.md.
 */
export class EraseFromTheTrail1765707000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [here] = (await runner.query('SELECT quote_ident(current_schema()) AS schema')) as { schema: string }[];
    // No schema of somebody else's comes before ours, whoever calls: these work by the rights of the owner.
    const path = `SET search_path = ${here?.schema ?? 'public'}, pg_temp`;
    for (const statement of [
      'ALTER TABLE audit_events ALTER COLUMN salt DROP NOT NULL',
      `CREATE TABLE audit_erasures (
         event_seq bigint NOT NULL,
         erased_by bigint NOT NULL,
         PRIMARY KEY (event_seq, erased_by)
       )`,
      `CREATE TRIGGER only_add BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_erasures
       FOR EACH STATEMENT EXECUTE FUNCTION only_add()`,
      `CREATE FUNCTION only_erased() RETURNS trigger LANGUAGE plpgsql ${path} AS $$ BEGIN
         IF NEW.salt IS NULL AND to_jsonb(NEW) - 'data' - 'salt' = to_jsonb(OLD) - 'data' - 'salt' AND EXISTS (
           SELECT 1 FROM audit_erasures x JOIN audit_events e ON e.seq = x.erased_by
           WHERE x.event_seq = OLD.seq AND e.type = 'person.erased' AND e.written_by = pg_current_xact_id())
         THEN RETURN NEW; END IF;
         RAISE EXCEPTION '% is only added to: % is refused', TG_TABLE_NAME, lower(TG_OP) USING ERRCODE = 'insufficient_privilege';
       END $$`,
      'DROP TRIGGER only_add ON audit_events',
      `CREATE TRIGGER only_add BEFORE DELETE OR TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION only_add()`,
      'CREATE TRIGGER only_erased BEFORE UPDATE ON audit_events FOR EACH ROW EXECUTE FUNCTION only_erased()',
      // Words go where they stand by themselves; names where they are all that is said. Letters beside a word make it another.
      `CREATE FUNCTION erased_words(said text, words text[], names text[], instead text) RETURNS text
       LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$ DECLARE word text; BEGIN
         IF said = ANY(names) THEN RETURN instead; END IF;
         FOREACH word IN ARRAY words LOOP
           said := regexp_replace(said,
             CASE WHEN word ~ '^[a-zA-Z0-9]' THEN '(?<![a-zA-Z0-9])' ELSE '' END
             || regexp_replace(word, '([^a-zA-Z0-9[:space:]])', '\\\\\\1', 'g')
             || CASE WHEN word ~ '[a-zA-Z0-9]$' THEN '(?![a-zA-Z0-9])' ELSE '' END,
             replace(instead, '\\', '\\\\'), 'gi');
         END LOOP;
         RETURN said;
       END $$`,
      `CREATE FUNCTION erased_text(said jsonb, words text[], names text[], instead text) RETURNS jsonb
       LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$ BEGIN
         RETURN CASE jsonb_typeof(said)
           WHEN 'object' THEN (SELECT coalesce(jsonb_object_agg(key, erased_text(value, words, names, instead)), '{}')
             FROM jsonb_each(said))
           WHEN 'array' THEN (SELECT coalesce(jsonb_agg(erased_text(value, words, names, instead) ORDER BY n), '[]')
             FROM jsonb_array_elements(said) WITH ORDINALITY x(value, n))
           WHEN 'string' THEN to_jsonb(erased_words(said #>> '{}', words, names, instead))
           ELSE said END;
       END $$`,
      `CREATE FUNCTION erase_events(erasing bigint, words text[], names text[], instead text) RETURNS bigint
       LANGUAGE plpgsql SECURITY DEFINER ${path} AS $$ DECLARE listed bigint[]; erased bigint; BEGIN
         SELECT ARRAY(SELECT jsonb_array_elements_text(e.data -> 'events')::bigint) INTO listed FROM audit_events e
         WHERE e.seq = erasing AND e.type = 'person.erased' AND e.actor_id IS NOT NULL AND e.written_by = pg_current_xact_id();
         IF listed IS NULL THEN
           RAISE EXCEPTION 'event % is none of this transaction by which anything is erased', erasing
             USING ERRCODE = 'insufficient_privilege';
         END IF;
         INSERT INTO audit_erasures (event_seq, erased_by)
         SELECT e.seq, erasing FROM audit_events e
         WHERE e.seq = ANY(listed) AND e.seq < erasing AND e.type <> 'person.erased';
         UPDATE audit_events e SET data = erased_text(e.data, words, names, instead), salt = NULL
         FROM audit_erasures x WHERE x.erased_by = erasing AND x.event_seq = e.seq;
         GET DIAGNOSTICS erased = ROW_COUNT;
         IF erased <> cardinality(listed) THEN
           RAISE EXCEPTION 'event % names what cannot be erased', erasing USING ERRCODE = 'insufficient_privilege';
         END IF;
         RETURN erased;
       END $$`,
      'REVOKE ALL ON FUNCTION erase_events(bigint, text[], text[], text) FROM PUBLIC',
    ])
      await runner.query(statement);
  }

  /** What has been erased does not come back: with something erased, there is no way to before. */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'DROP FUNCTION erase_events(bigint, text[], text[], text)',
      'DROP FUNCTION erased_text(jsonb, text[], text[], text)',
      'DROP FUNCTION erased_words(text, text[], text[], text)',
      'DROP FUNCTION only_erased() CASCADE',
      'DROP TRIGGER only_add ON audit_events',
      `CREATE TRIGGER only_add BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
       FOR EACH STATEMENT EXECUTE FUNCTION only_add()`,
      'DROP TABLE audit_erasures',
      'ALTER TABLE audit_events ALTER COLUMN salt SET NOT NULL',
    ])
      await runner.query(statement);
  }
}
