import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people look for, of every kind of record, in one table: each text by its record and field, found by an index over its
 * pairs of characters. Pairs serve every script, and no locale of a server changes them: words of Chinese are two characters
 * long, and are not set apart by spaces. The texts stand apart from their records, whose rows are written anew with every
 * transition; they are kept by triggers, set-based where rows are made. The first 5,000 characters of a text are searched.
 */
export class KeepWhatIsSearched1765694000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(grams);
    await runner.query(`
      CREATE TABLE search_texts (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL,
        subject_id uuid NOT NULL,
        field text NOT NULL,
        said text NOT NULL,
        folded text COLLATE "C" GENERATED ALWAYS AS (folded(said)) STORED,
        UNIQUE (subject_id, field)
      )`);
    for (const [table, kind, fields] of searched) {
      await runner.query(kept(table, kind, fields));
      const texts = (row: string): string => fields.map((field) => `${row}.${field}`).join(', ');
      for (const statement of [
        `CREATE TRIGGER searched_made AFTER INSERT ON ${table} REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION search_${table}()`,
        `CREATE TRIGGER searched_changed AFTER UPDATE ON ${table} FOR EACH ROW WHEN ((${texts('OLD')}) IS DISTINCT FROM (${texts('NEW')})) EXECUTE FUNCTION search_${table}()`,
        `CREATE TRIGGER searched_gone AFTER DELETE ON ${table} REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION search_${table}()`,
        `INSERT INTO search_texts (kind, subject_id, field, said) ${saidOf(kind, fields, `${table} m`)}`,
      ])
        await runner.query(statement);
    }
    await runner.query('CREATE INDEX search_texts_grams ON search_texts USING gin (search_grams(folded))');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of searched) {
      for (const name of ['made', 'changed', 'gone']) await runner.query(`DROP TRIGGER searched_${name} ON ${table}`);
      await runner.query(`DROP FUNCTION search_${table}()`);
    }
    await runner.query('DROP TABLE search_texts');
    await runner.query('DROP FUNCTION search_grams(text)');
  }
}

const searched: [table: string, kind: string, fields: string[]][] = [
  ['action_items', 'item', ['title', 'description', 'external_id', 'root_cause']],
  ['programs', 'program', ['name', 'description']],
  ['exceptions', 'exception', ['title', 'rule', 'scope', 'rationale']],
  ['risks', 'risk', ['title', 'text']],
  ['policies', 'policy', ['name', 'description']],
  ['templates', 'template', ['name', 'description']],
  ['people', 'person', ['name', 'email']],
  ['teams', 'team', ['name']],
  ['recurrences', 'recurrence', ['name']],
  ['calendars', 'calendar', ['name', 'key']],
  ['comments', 'comment', ['body']],
  ['evidence', 'evidence', ['title', 'file_name', 'url']],
];

/** Pairs that stand beside each other in a folded text, none across a space, and what is a word by itself: one character that is not of ASCII. */
const grams = `CREATE FUNCTION search_grams(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT g), '{}') FROM (SELECT string_to_array($1, NULL) AS c) said, LATERAL (
    SELECT a || b AS g FROM unnest(said.c, said.c[2:]) AS pair(a, b) WHERE a <> ' ' AND b <> ' '
    UNION ALL SELECT a FROM unnest(said.c) AS a WHERE ascii(a) > 127) found $$`;

function saidOf(kind: string, fields: readonly string[], from: string): string {
  const said = fields.map((field) => `('${field}', m.${field}::text)`).join(', ');
  return `SELECT '${kind}', m.id, f.field, left(f.said, 5000) FROM ${from}, LATERAL (VALUES ${said}) AS f(field, said) WHERE f.said <> ''`;
}

function kept(table: string, kind: string, fields: readonly string[]): string {
  const changed = fields.map((field) => `('${field}', NEW.${field}::text)`).join(', ');
  return `CREATE FUNCTION search_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO search_texts (kind, subject_id, field, said) ${saidOf(kind, fields, 'made m')}
          ON CONFLICT (subject_id, field) DO UPDATE SET said = excluded.said;
      ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM search_texts s USING gone g WHERE s.subject_id = g.id;
      ELSE
        INSERT INTO search_texts (kind, subject_id, field, said)
          SELECT '${kind}', NEW.id, f.field, left(coalesce(f.said, ''), 5000) FROM (VALUES ${changed}) AS f(field, said)
          ON CONFLICT (subject_id, field) DO UPDATE SET said = excluded.said WHERE search_texts.said <> excluded.said;
      END IF;
      RETURN NULL;
    END $$`;
}
