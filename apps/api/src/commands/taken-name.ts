import type { EntityManager } from 'typeorm';
import { Problem } from '../problems/problem.js';

/** Tables whose names are taken once, and what one of them is called. */
const called = {
  teams: 'team',
  programs: 'program',
  templates: 'template',
  recurrences: 'recurrence',
  rotas: 'rota',
  webhook_endpoints: 'webhook',
} as const;

/** @throws Problem `already-exists` where another of its kind has the same name, however it is written */
export async function refuseTakenName(
  manager: EntityManager,
  table: keyof typeof called,
  id: string,
  name: string,
): Promise<void> {
  const living = table === 'webhook_endpoints' ? 'AND removed_at IS NULL' : '';
  const [taken] = await manager.query<{ id: string; name: string }[]>(
    `SELECT id, name FROM ${table} WHERE name_folded = folded($1) AND id <> $2 ${living} LIMIT 1`,
    [name, id],
  );
  if (taken)
    throw new Problem(
      'already-exists',
      `There is a ${called[table]} "${taken.name}" already. Change that one, or choose another name.`,
      { extra: { id: taken.id } },
    );
}
