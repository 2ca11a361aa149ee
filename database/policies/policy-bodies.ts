import type { EntityManager } from 'typeorm';

/** Published versions never change, so what was read once is good for as long as the process lives. */
const known = new Map<string, unknown>();
const most = 10_000;

/**
 * The bodies of policy versions by id.
 * @throws Error where a version does not exist: a foreign key forbids it
 */
export async function policyBodies(manager: EntityManager, ids: Iterable<string>): Promise<(id: string) => unknown> {
  const missing = [...new Set(ids)].filter((id) => !known.has(id));
  if (missing.length > 0) {
    const rows: { id: string; body: unknown; status: string }[] = await manager.query(
      'SELECT id, body, status FROM policy_versions WHERE id = ANY($1)',
      [missing],
    );
    if (known.size > most) known.clear();
    for (const row of rows) known.set(row.id, row.body);
  }
  return (id) => {
    if (!known.has(id)) throw new Error(`policy version ${id} does not exist`);
    return known.get(id);
  };
}
