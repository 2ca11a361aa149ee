import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Names, addresses and ids are looked up by their folded form, which the database keeps beside them. Names that were two
 * until now and are the same from now on stay as they are: `…_twin` tells them apart, so that they break no rule that
 * holds for what is new.
 */
export class CompareByFoldedTexts1765230020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { table, text, within, where } of unique) {
      await runner.query(
        `ALTER TABLE ${table} ADD COLUMN ${text}_folded text COLLATE "C" GENERATED ALWAYS AS (folded(${text})) STORED,
         ADD COLUMN ${text}_twin integer NOT NULL DEFAULT 0`,
      );
      const group = [...within, `${text}_folded`].join(', ');
      await runner.query(
        `UPDATE ${table} t SET ${text}_twin = o.place FROM (SELECT id, row_number() OVER (PARTITION BY ${group}
           ORDER BY created_at, id) - 1 AS place FROM ${table} WHERE ${where}) o WHERE o.id = t.id AND o.place > 0`,
      );
      await runner.query(
        `CREATE UNIQUE INDEX ${table}_${text}_folded ON ${table} (${group}, ${text}_twin) WHERE ${where}`,
      );
    }
    await runner.query(
      `ALTER TABLE people ADD COLUMN name_folded text COLLATE "C" GENERATED ALWAYS AS (folded(name)) STORED`,
    );
    await runner.query('CREATE INDEX people_name_folded ON people (name_folded)');
    await runner.query(
      `ALTER TABLE action_items ADD COLUMN title_folded text COLLATE "C" GENERATED ALWAYS AS (folded(title)) STORED`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE action_items DROP COLUMN title_folded');
    await runner.query('ALTER TABLE people DROP COLUMN name_folded');
    for (const { table, text } of [...unique].reverse())
      await runner.query(`ALTER TABLE ${table} DROP COLUMN ${text}_folded, DROP COLUMN ${text}_twin`);
  }
}

/** What no two may share, among those with the same values `within` and `where`. */
const unique = [
  { table: 'people', text: 'email', within: [], where: 'email IS NOT NULL' },
  { table: 'teams', text: 'name', within: [], where: 'true' },
  { table: 'programs', text: 'name', within: [], where: 'true' },
  { table: 'policies', text: 'name', within: ['kind'], where: 'true' },
  { table: 'templates', text: 'name', within: [], where: 'true' },
  { table: 'rotas', text: 'name', within: [], where: 'true' },
  { table: 'recurrences', text: 'name', within: [], where: 'true' },
  { table: 'webhook_endpoints', text: 'name', within: [], where: 'removed_at IS NULL' },
  { table: 'action_items', text: 'external_id', within: ['program_id'], where: 'external_id IS NOT NULL' },
];
