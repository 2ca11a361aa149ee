import type { QueryRunner } from 'typeorm';

/** A view of the schema `analytics`: what its rows are, and of each column by what it is computed and what it says. */
export interface DocumentedView {
  name: string;
  /** What a row is. */
  says: string;
  /** By name: SQL, and what it says. */
  columns: Readonly<Record<string, readonly [sql: string, says: string]>>;
  /** Behind the columns: `FROM …`. */
  from: string;
}

/**
 * Makes them, in their order, with their comments: over the tables of the installation. A rehearsal has tables of its own under
 * another schema, goes through the same migrations, and nobody asks it anything.
 */
export async function makeViews(runner: QueryRunner, views: readonly DocumentedView[]): Promise<void> {
  if (await isRehearsal(runner)) return;
  for (const { name, says, columns, from } of views) {
    const list = Object.entries(columns).map(([column, [sql]]) => `${sql} AS ${column}`);
    await runner.query(`CREATE VIEW analytics.${name} AS SELECT ${list.join(', ')} ${from}`);
    await runner.query(`COMMENT ON VIEW analytics.${name} IS ${quoted(says)}`);
    for (const [column, [, text]] of Object.entries(columns))
      await runner.query(`COMMENT ON COLUMN analytics.${name}.${column} IS ${quoted(text)}`);
  }
}

export async function isRehearsal(runner: QueryRunner): Promise<boolean> {
  const [row] = (await runner.query(`SELECT current_schema() ~ '^rehearsal_' AS it`)) as { it: boolean }[];
  return row?.it === true;
}

/** Takes them away, the last one first. */
export async function dropViews(runner: QueryRunner, views: readonly DocumentedView[]): Promise<void> {
  for (const { name } of views.toReversed()) await runner.query(`DROP VIEW analytics.${name}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
