import type { EntityManager } from 'typeorm';
import type { Candidate } from '../../domain/person/leaving.js';
import type { Standing } from '../../domain/person/standing.js';
import { standInsOf } from '../../domain/stand-in/stand-in.js';
import { selfAndAbove } from '../people/above.js';
import type { Holding } from '../people/holdings.js';
import { loadStanding } from '../people/standing.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';

/** Who could take over what hangs on a person: of each thing, the likeliest first. */
export async function candidatesFor(
  manager: EntityManager,
  personId: string,
  holdings: readonly Holding[],
  at: number,
): Promise<(holding: Holding) => Candidate[]> {
  const delegations = await loadDelegations(manager, at);
  const standIn = standInsOf(personId, 'everything', delegations, at).map((one) => one.personId);
  const above = (await selfAndAbove(manager, personId)).slice(1).map(({ id }) => id);
  const near = await peopleNear(manager, personId, holdings);
  const standing = await loadStanding(manager, [...standIn, ...above, ...near.values()].flat());
  const of = (ids: readonly string[], why: string): Candidate[] =>
    ids.flatMap((id) => {
      const one: Standing | undefined = standing.get(id.toLowerCase());
      return one === undefined || one.id === personId ? [] : [{ standing: one, why }];
    });
  return ({ kind, id }) => {
    const beside = near.get(id) ?? [];
    // Their turns are shared by those who take turns; people and teams go to whoever is above.
    if (kind === 'rota') return [...of(beside, 'takes turns in it already'), ...of(above, 'is above them')];
    if (kind === 'report' || kind === 'team') return of(above, 'is above them');
    return [
      ...of(standIn, 'stands in for them now'),
      ...of(above, 'is above them'),
      ...(kind === 'action_item' ? of(beside, 'manages the program') : []),
    ];
  };
}

/** The manager of an item's program, and those who take turns in a rota, by the id of the thing. */
async function peopleNear(
  manager: EntityManager,
  personId: string,
  holdings: readonly Holding[],
): Promise<Map<string, string[]>> {
  const of = (kind: string): string[] => holdings.filter((one) => one.kind === kind).map(({ id }) => id);
  const rows = await manager.query<{ id: string; people: string[] }[]>(
    `SELECT i.id, ARRAY[p.manager_id::text] AS people FROM action_items i JOIN programs p ON p.id = i.program_id WHERE i.id = ANY($1)
     UNION ALL SELECT r.id, ARRAY(SELECT lower(m) FROM jsonb_array_elements(r.body -> 'layers') l,
       jsonb_array_elements_text(l -> 'members') m WHERE lower(m) <> $3) FROM rotas r WHERE r.id = ANY($2)`,
    [of('action_item'), of('rota'), personId],
  );
  return new Map(rows.map(({ id, people }) => [id, people]));
}
