import type { EntityManager } from 'typeorm';
import { administers } from './load-actor.js';
import type { Delegations } from '../../domain/stand-in/delegation.js';
import type { Parts } from '../../domain/person/recipients.js';
import { requireFit, type Given, type Standing, type Unavailable } from '../../domain/person/standing.js';

/** The standing of those among these who exist, by id. Ids may be written in capitals. */
export async function loadStanding(manager: EntityManager, ids: Iterable<string>): Promise<Map<string, Standing>> {
  const wanted = [...new Set([...ids].map((id) => id.toLowerCase()))];
  if (wanted.length === 0) return new Map();
  const rows = await manager.query<Standing[]>(
    'SELECT id, name, active, access, service FROM people WHERE id = ANY($1)',
    [wanted],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Whether these people can be given these charges as things stand.
 * @throws Refusal `unknown-person`, `person-unavailable`
 */
export async function checkFit(manager: EntityManager, given: readonly Given[]): Promise<void> {
  requireFit(
    await loadStanding(
      manager,
      given.map(({ id }) => id),
    ),
    given,
  );
}

/** Everybody who administers, and is there. */
export async function administratorsNow(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT p.id FROM people p WHERE p.active AND NOT p.service AND ${administers('p')} ORDER BY p.id`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Who is not there, and who is one natural person, for the parts of records; with those who administer, where one of `accountable`
 * cannot act.
 *
 * @param delegations who is one natural person, as it was loaded with the delegations of the same record
 */
export async function absences(
  manager: EntityManager,
  { gone, readers }: Unavailable,
  accountable: Iterable<string | null>,
  { accounts }: Pick<Delegations, 'accounts'>,
): Promise<Pick<Parts, 'gone' | 'readers' | 'administrators' | 'accounts'>> {
  const absent = { gone, readers, ...(accounts ? { accounts } : {}) };
  for (const id of accountable)
    if (id !== null && (gone.has(id) || readers.has(id)))
      return { ...absent, administrators: await administratorsNow(manager) };
  return absent;
}
