import type { EntityManager } from 'typeorm';
import { otherOfName, type NamedTable } from '../../../../database/names/taken-name.js';
import { Problem } from '../problems/problem.js';

/** What one of them is called. */
const called: Record<NamedTable, string> = {
  teams: 'team',
  programs: 'program',
  templates: 'template',
  recurrences: 'recurrence',
  rotas: 'rota',
  webhook_endpoints: 'webhook',
};

/** @throws Problem `already-exists` where another of its kind has the same name, however it is written */
export async function refuseTakenName(
  manager: EntityManager,
  table: NamedTable,
  id: string,
  name: string,
): Promise<void> {
  const taken = await otherOfName(manager, table, id, name);
  if (taken)
    throw new Problem(
      'already-exists',
      `There is a ${called[table]} "${taken.name}" already. Change that one, or choose another name.`,
      { extra: { id: taken.id } },
    );
}
