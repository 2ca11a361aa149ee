import type { EntityManager } from 'typeorm';

export interface KnownPeople {
  /** Manager of each of them; null where a person has none. */
  managers: Record<string, string | null>;
  names: Record<string, string>;
}

/** Those among these who exist. */
export async function loadPeople(manager: EntityManager, ids: string[]): Promise<KnownPeople> {
  if (ids.length === 0) return { managers: {}, names: {} };
  const rows: { id: string; name: string; manager_id: string | null }[] = await manager.query(
    'SELECT id, name, manager_id FROM people WHERE id = ANY($1)',
    [[...new Set(ids)]],
  );
  return {
    managers: Object.fromEntries(rows.map((row) => [row.id, row.manager_id])),
    names: Object.fromEntries(rows.map((row) => [row.id, row.name])),
  };
}
