import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Items are found by tag, cause, severity and attribute through an index of their words (`domain/action-item/words.ts`),
 * and sorted by the rank of their severity (`severity-rank.ts`); both are written with the item. To fold what each says
 * when a list is asked for took seconds.
 */
export class FindItemsByWords1765410010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE action_items ADD COLUMN words bigint[] NOT NULL DEFAULT '{}', ADD COLUMN severity_rank smallint NOT NULL DEFAULT 9`,
    );
    await runner.query(`
      WITH said AS MATERIALIZED (
        SELECT id, 'tag' AS kind, tag AS name, NULL::text AS value FROM action_items, unnest(tags) tag
        UNION ALL SELECT id, 'cause', root_cause, NULL FROM action_items WHERE root_cause IS NOT NULL
        UNION ALL SELECT id, 'severity', severity, NULL FROM action_items WHERE severity IS NOT NULL
        UNION ALL SELECT i.id, 'attribute', a.key, NULL FROM action_items i, jsonb_each(i.attributes) a
        UNION ALL SELECT i.id, 'attribute', a.key, coalesce(a.value #>> '{}', '') FROM action_items i, jsonb_each(i.attributes) a
          WHERE jsonb_typeof(a.value) NOT IN ('object', 'array')),
      forms AS MATERIALIZED (
        SELECT text, folded(text) AS form
        FROM (SELECT name AS text FROM said UNION SELECT value FROM said WHERE value IS NOT NULL) texts WHERE length(text) <= 2000),
      keys AS (
        SELECT said.id, ('x' || encode(substr(sha256(convert_to(concat_ws(E'\\x1f', said.kind, n.form, v.form), 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint AS key
        FROM said JOIN forms n ON n.text = said.name LEFT JOIN forms v ON v.text = said.value
        WHERE said.value IS NULL OR v.text IS NOT NULL)
      UPDATE action_items i SET words = k.words FROM (SELECT id, array_agg(DISTINCT key) AS words FROM keys GROUP BY id) k
      WHERE k.id = i.id`);
    await runner.query(`
      UPDATE action_items i SET severity_rank = r.rank FROM (
        SELECT severity, CASE
          WHEN folded(severity) IN ('critical', 'severe', 'very high', 'blocker', 'p0', 's0', 'sev0') THEN 0
          WHEN folded(severity) IN ('high', 'major', 'p1', 's1', 'sev1') THEN 1
          WHEN folded(severity) IN ('medium', 'moderate', 'p2', 's2', 'sev2') THEN 2
          WHEN folded(severity) IN ('low', 'minor', 'p3', 's3', 'sev3') THEN 3
          WHEN folded(severity) IN ('info', 'informational', 'very low', 'trivial', 'p4', 's4', 'sev4') THEN 4 ELSE 5 END AS rank
        FROM (SELECT DISTINCT severity FROM action_items WHERE severity IS NOT NULL) s) r
      WHERE r.severity = i.severity`);
    await runner.query('CREATE INDEX action_items_words ON action_items USING gin (words)');
    await runner.query('CREATE INDEX action_items_external_id ON action_items (external_id_folded)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX action_items_external_id');
    await runner.query('ALTER TABLE action_items DROP COLUMN words, DROP COLUMN severity_rank');
  }
}
