import type { EntityManager } from 'typeorm';

/** Tables whose names are taken once. */
export type NamedTable = 'teams' | 'programs' | 'templates' | 'recurrences' | 'rotas' | 'webhook_endpoints';

/** Another row with the same name, however it is written. A webhook that was removed has left its name to others. */
export async function otherOfName(
  manager: EntityManager,
  table: NamedTable,
  id: string,
  name: string,
): Promise<{ id: string; name: string } | undefined> {
  const living = table === 'webhook_endpoints' ? 'AND removed_at IS NULL' : '';
  const [taken] = await manager.query<{ id: string; name: string }[]>(
    `SELECT id, name FROM ${table} WHERE name_folded = folded($1) AND id <> $2 ${living} LIMIT 1`,
    [name, id],
  );
  return taken;
}
