import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was told before is found by pieces of its words, in any script and under any locale of the server: four characters of a text
 * whose scripts have letters, with the space at an end of a word as one of them; two of Chinese, Japanese and Korean. Of a text its first
 * 600 characters. How frequent pieces are, the database counts by itself (`ANALYZE`), for whoever picks those by which it looks.
 */
export class FindWhatIsAlike1765713100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION similar_frequencies()');
    await runner.query('DROP INDEX search_texts_similar');
    await runner.query('DROP FUNCTION similar_grams(text)');
  }
}

/** What stands between words; nothing here goes by a locale. */
const marks = String.raw`!"#$%&''()*+,-./:;<=>?@[\]^_\`{|}~·…“”‘’«»、。〈〉《》「」『』【】〔〕・，！？：；（）－～|`;
const spaces = ' '.repeat([...marks.replaceAll("''", "'")].length);
/** Characters of which two say what four letters do: from the radicals of Han to Hangul, and those beyond the first plane, but no picture. */
const dense = (character: string): string =>
  `(ascii(${character}) BETWEEN 11904 AND 55295 OR ascii(${character}) BETWEEN 63744 AND 64255 OR ascii(${character}) >= 131072)`;

const up = [
  `CREATE FUNCTION similar_grams(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 5000 AS $$
    SELECT coalesce(array_agg(DISTINCT n.g), '{}') FROM (
      SELECT string_to_array(' ' || translate(left($1, 600), '${marks}', '${spaces}') || ' ', NULL) AS c) said,
    LATERAL (
      SELECT CASE
        WHEN x.b = ' ' OR x.c = ' ' OR x.c IS NULL THEN NULL
        WHEN x.bd AND x.cd THEN x.b || x.c
        WHEN x.bd OR x.cd OR x.d IS NULL OR ${dense('x.a')} OR ${dense('x.d')} THEN NULL
        ELSE x.a || x.b || x.c || x.d END AS g
      FROM (SELECT p.*, ${dense('p.b')} AS bd, ${dense('p.c')} AS cd
        FROM unnest(said.c, said.c[2:], said.c[3:], said.c[4:]) AS p(a, b, c, d)) x) n
    WHERE n.g IS NOT NULL $$`,
  `CREATE INDEX search_texts_similar ON search_texts USING gin (similar_grams(folded)) WITH (gin_pending_list_limit = 512)
    WHERE kind = 'case' AND field IN ('title', 'text') OR kind = 'program' AND field IN ('name', 'description') OR kind = 'item' AND field = 'title'`,
  // Kept by expressions of an index, which whoever owns it sees alone.
  `CREATE FUNCTION similar_frequencies() RETURNS TABLE (gram text, frequency real) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path FROM CURRENT AS $$
    SELECT u.gram, u.frequency FROM pg_catalog.pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS u(gram, frequency)
    WHERE s.schemaname = current_schema() AND s.tablename = 'search_texts_similar' AND u.gram IS NOT NULL $$`,
  'ALTER INDEX search_texts_similar ALTER COLUMN 1 SET STATISTICS 300',
  'REVOKE ALL ON FUNCTION similar_frequencies() FROM PUBLIC',
];
