import type { EntityManager } from 'typeorm';
import { people, type Person } from '../entities/person.js';
import { insertOnce, updateOne, type Columns } from '../entities/write.js';
import { locks } from '../sql/locks.js';

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
  external?: boolean | undefined;
  service?: boolean | undefined;
}

/** Nobody else changes who manages whom, or who is there, until the transaction ends. */
export async function lockPeople(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [locks.people]);
}

/** False where there is one with this id: it is left alone. */
export async function insertPerson(manager: EntityManager, id: string, facts: PersonFacts): Promise<boolean> {
  return (await insertOnce(manager, people, { id, ...columnsOf(facts) })) !== null;
}

/** False where they are at another version by now. */
export function updatePerson(
  manager: EntityManager,
  id: string,
  version: number,
  facts: PersonFacts,
): Promise<boolean> {
  return updateOne(manager, people, { id, version }, columnsOf(facts));
}

function columnsOf({ teamId, managerId, timeZone, calendar, ...same }: PersonFacts): Columns<Person> {
  const { name, email, market, access, active, external, service } = same;
  const columns = { name, email, market, access, active, external, service, team_id: teamId, manager_id: managerId };
  return { ...columns, time_zone: timeZone, calendar_key: calendar };
}
