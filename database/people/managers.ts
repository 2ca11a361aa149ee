import type { EntityManager } from 'typeorm';

/** Manager of each of the people who exist; null where a person has none. */
export async function loadManagers(manager: EntityManager, ids: string[]): Promise<Record<string, string | null>> {
  if (ids.length === 0) return {};
  const rows: { id: string; manager_id: string | null }[] = await manager.query(
    'SELECT id, manager_id FROM people WHERE id = ANY($1)',
    [[...new Set(ids)]],
  );
  return Object.fromEntries(rows.map((row) => [row.id, row.manager_id]));
}
