import type { EntityManager } from 'typeorm';

/** A person, and everybody above them, the nearest first. Empty where there is no such person. */
export async function selfAndAbove(
  manager: EntityManager,
  personId: string,
): Promise<{ id: string; name: string; active: boolean }[]> {
  return manager.query(
    `WITH RECURSIVE up AS (SELECT id, manager_id, name, active, 1 AS height, ARRAY[id] AS seen FROM people WHERE id = $1
       UNION ALL SELECT p.id, p.manager_id, p.name, p.active, up.height + 1, up.seen || p.id
       FROM people p JOIN up ON p.id = up.manager_id WHERE NOT p.id = ANY(up.seen))
     SELECT id, name, active FROM up ORDER BY height`,
    [personId],
  );
}
