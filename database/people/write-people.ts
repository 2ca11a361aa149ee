import type { EntityManager } from 'typeorm';

/** What is given of a person; what is undefined is left as it is. */
export interface PersonFacts {
  name?: string | undefined;
  email?: string | null | undefined;
  teamId?: string | null | undefined;
  managerId?: string | null | undefined;
  market?: string | null | undefined;
  timeZone?: string | undefined;
  calendar?: string | null | undefined;
  access?: string | undefined;
  active?: boolean | undefined;
}

const columnOf: Record<keyof PersonFacts, string> = {
  name: 'name',
  email: 'email',
  teamId: 'team_id',
  managerId: 'manager_id',
  market: 'market',
  timeZone: 'time_zone',
  calendar: 'calendar_key',
  access: 'access',
  active: 'active',
};

/** Any number; held while it changes who manages whom, or who is there, so that two requests never do together what neither may. */
const peopleLock = 7_646_553_650;

/** Nobody else changes who manages whom, or who is there, until the transaction ends. */
export async function lockPeople(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [peopleLock]);
}

/** False where there is one with this id: it is left alone. */
export async function insertPerson(manager: EntityManager, id: string, facts: PersonFacts): Promise<boolean> {
  const given = columnsOf(facts);
  const names = given.map(([name]) => name);
  const inserted = await manager.query<unknown[]>(
    `INSERT INTO people (id, ${names.join(', ')}) VALUES ($1, ${names.map((_, i) => `$${i + 2}`).join(', ')})
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [id, ...given.map(([, value]) => value)],
  );
  return inserted.length > 0;
}

/** False where they are at another version by now. */
export async function updatePerson(
  manager: EntityManager,
  id: string,
  version: number,
  facts: PersonFacts,
): Promise<boolean> {
  const given = columnsOf(facts);
  const sets = given.map(([name], index) => `${name} = $${index + 3}, `);
  const [rows] = await manager.query<[unknown[], number]>(
    `UPDATE people SET ${sets.join('')}version = version + 1, updated_at = now() WHERE id = $1 AND version = $2 RETURNING id`,
    [id, version, ...given.map(([, value]) => value)],
  );
  return rows.length > 0;
}

function columnsOf(facts: PersonFacts): [string, unknown][] {
  return (Object.keys(columnOf) as (keyof PersonFacts)[]).flatMap((field): [string, unknown][] =>
    facts[field] === undefined ? [] : [[columnOf[field], facts[field]]],
  );
}
