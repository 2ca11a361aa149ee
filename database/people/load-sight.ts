import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import { sightOf, type Reading, type Sight } from '../../domain/access/sight.js';
import { withStandIns } from './acting-for.js';

interface Row {
  restricted: boolean;
  team_id: string | null;
}

/**
 * How far somebody sees. Where reading is open and nothing is restricted, as most installations are, it is known by one
 * look, and lists stay as they were.
 */
export async function loadSight(manager: EntityManager, actor: Actor, reading: Reading): Promise<Sight> {
  const alone = sightOf(actor, reading, { people: [actor.id], answeredFor: [actor.id], teamId: null });
  if (alone.all) return alone;
  const [row] = await manager.query<Row[]>(
    'SELECT EXISTS (SELECT 1 FROM restricted_records) AS restricted, (SELECT team_id FROM people WHERE id = $1) AS team_id',
    [actor.id],
  );
  if (row?.restricted === false && alone.open && alone.within === null) return { ...alone, all: true };
  const { standsInFor = [] } = actor.standsInFor ? actor : await withStandIns(manager, actor);
  const people = [...new Set([actor.id, ...standsInFor.map(({ personId }) => personId)])];
  const led = await manager.query<{ id: string }[]>('SELECT id FROM people WHERE manager_id = ANY($1)', [people]);
  const answeredFor = [...new Set([...people, ...led.map(({ id }) => id)])];
  return sightOf(actor, reading, { people, answeredFor, teamId: row?.team_id ?? null });
}
