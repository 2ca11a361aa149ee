import type { EntityManager } from 'typeorm';
import { Problem } from '../problems/problem.js';

/** @throws Problem `already-exists` where another of its kind bears the name */
export async function refuseTakenName(
  manager: EntityManager,
  table: 'templates' | 'programs' | 'recurrences',
  id: string,
  name: string,
): Promise<void> {
  const [taken] = await manager.query<{ id: string }[]>(`SELECT id FROM ${table} WHERE lower(name) = lower($1)`, [
    name,
  ]);
  if (taken && taken.id !== id)
    throw new Problem('already-exists', `There is a ${table.slice(0, -1)} "${name}" already. Choose another name.`, {
      extra: { id: taken.id },
    });
}
