import type { DataSource } from 'typeorm';

/** Tables whose names are taken once, and what one of them is called. */
const named = {
  teams: 'teams',
  programs: 'programs',
  policies: 'policies',
  templates: 'templates',
  rotas: 'rotas',
  recurrences: 'recurrences',
  webhook_endpoints: 'webhooks',
};

/**
 * Lines about names that were two before names were compared by their folded form, and are the same now. Nothing of them
 * was changed: people rename or end them.
 */
export async function twinNames(dataSource: DataSource): Promise<string[]> {
  const lines: string[] = [];
  for (const [table, what] of Object.entries(named)) {
    const rows = await dataSource.query<{ names: string[] }[]>(
      `SELECT array_agg(name ORDER BY name_twin) AS names FROM ${table}
       WHERE name_folded IN (SELECT name_folded FROM ${table} WHERE name_twin > 0) GROUP BY name_folded`,
    );
    for (const { names } of rows)
      lines.push(
        `The ${what} ${names.map((name) => `"${name}"`).join(' and ')} have the same name. Rename all but one.`,
      );
  }
  return lines;
}
