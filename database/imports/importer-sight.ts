import type { EntityManager } from 'typeorm';
import type { Reading, Sight } from '../../domain/access/sight.js';
import { actorOf } from '../people/load-actor.js';
import { loadSight } from '../people/load-sight.js';
import type { ImportRow } from './import-row.js';

/** How far whoever handed a file in sees now: what they do not see is not there for their file. */
export async function importerSight(
  manager: EntityManager,
  { id, createdBy }: Pick<ImportRow, 'id' | 'createdBy'>,
  reading: Reading,
): Promise<Sight> {
  const asker = await actorOf(manager, createdBy);
  if (!asker) throw new Error(`nobody handed the import ${id} in`);
  return loadSight(manager, asker, reading);
}
