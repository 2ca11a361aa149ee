import type { EntityManager } from 'typeorm';
import type { Reading, Sight } from '../../domain/access/sight.js';
import { loadSight } from './load-sight.js';
import { actorsOf } from './load-actor.js';
import { knowing } from '../access/known-sight.js';
import { placingIn, seesSubject } from '../access/visible.js';

/** What a message, or a row, is about. */
export interface Subject {
  kind: string;
  id: string;
}

/** The ids of those that somebody does not see. */
export async function unseenSubjects(
  manager: EntityManager,
  sight: Sight,
  subjects: readonly Subject[],
): Promise<Set<string>> {
  if (sight.all || subjects.length === 0) return new Set();
  const params: unknown[] = [JSON.stringify(subjects.map(({ kind, id }) => ({ kind, id })))];
  const sees = seesSubject(await knowing(manager, sight), placingIn(params), { kind: 'x.kind', id: 'x.id' });
  const rows = await manager.query<{ id: string }[]>(
    `SELECT DISTINCT x.id FROM jsonb_to_recordset($1::jsonb) AS x(kind text, id uuid) WHERE ${sees} IS NOT TRUE`,
    params,
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Of what people are about to be told, what they do not see as things stand: `person/id`. A message may have been written
 * long before it leaves.
 *
 * @param told by person: what it is about
 */
export async function unseenBy(
  manager: EntityManager,
  told: ReadonlyMap<string, readonly Subject[]>,
  reading: Reading,
): Promise<Set<string>> {
  const unseen = new Set<string>();
  if (told.size === 0 || (reading === 'open' && !(await isAnythingHidden(manager, [...told.keys()])))) return unseen;
  const actors = await actorsOf(manager, told.keys());
  for (const [personId, subjects] of told) {
    const actor = actors.get(personId);
    if (!actor) continue;
    for (const id of await unseenSubjects(manager, await loadSight(manager, actor, reading), subjects))
      unseen.add(`${personId}/${id}`);
  }
  return unseen;
}

/** Where reading is open, all is seen by whoever is of the house unless something is restricted. */
async function isAnythingHidden(manager: EntityManager, personIds: string[]): Promise<boolean> {
  const [row] = await manager.query<{ hidden: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM restricted_records)
       OR EXISTS (SELECT 1 FROM people p WHERE p.id = ANY($1) AND p.external) AS hidden`,
    [personIds],
  );
  return row?.hidden === true;
}
