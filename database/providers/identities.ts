import type { EntityManager } from 'typeorm';
import { identities, type Identity } from '../entities/identity.js';
import { insertOnce } from '../entities/write.js';
import type { Keyset, Sorts } from '../paging/keyset.js';

/** Who somebody is at a provider, with their name here. */
export interface IdentityRow extends Identity {
  person_name: string;
  person_active: boolean;
}

export const identitySorts: Sorts = {
  created: [
    { sql: 'i.created_at', type: 'timestamptz' },
    { sql: 'i.id', type: 'uuid' },
  ],
};

const select = `i.*, p.name AS person_name, p.active AS person_active`;

export function identitiesBy(
  manager: EntityManager,
  { providerId, personId, subject }: { providerId: string; personId: string | null; subject?: string | undefined },
  slice: Keyset,
): Promise<IdentityRow[]> {
  const params: unknown[] = [providerId, personId, subject ?? null];
  return manager.query<IdentityRow[]>(
    `SELECT ${select}, ${slice.columns} FROM identities i JOIN people p ON p.id = i.person_id
     WHERE i.provider_id = $1 AND ($2::uuid IS NULL OR i.person_id = $2) AND ($3::text IS NULL OR i.subject = $3)
       AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** Who a subject of a provider is here; undefined where nobody is. */
export async function identityOf(
  manager: EntityManager,
  providerId: string,
  subject: string,
): Promise<IdentityRow | undefined> {
  const [row] = await manager.query<IdentityRow[]>(
    `SELECT ${select} FROM identities i JOIN people p ON p.id = i.person_id WHERE i.provider_id = $1 AND i.subject = $2`,
    [providerId, subject],
  );
  return row;
}

export function identityById(manager: EntityManager, providerId: string, id: string): Promise<Identity | null> {
  return manager.findOneBy(identities, { id, provider_id: providerId });
}

/** False where the id is there already; a subject that is linked already is an error. */
export async function addIdentity(
  manager: EntityManager,
  identity: Pick<Identity, 'id' | 'provider_id' | 'subject' | 'person_id' | 'how' | 'created_by'>,
): Promise<boolean> {
  return (await insertOnce(manager, identities, identity)) !== null;
}

export async function removeIdentity(manager: EntityManager, id: string): Promise<void> {
  await manager.delete(identities, { id });
}

/** Notes that it was come in by. Not more often than once a minute: services come with every request. */
export async function noteUse(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    `UPDATE identities SET last_used_at = now()
     WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
    [id],
  );
}

/** Somebody who has a verified address, and whether they are linked by this provider already. */
export interface AddressHolder {
  id: string;
  active: boolean;
  linked: boolean;
}

/** Who has an address, however it is written. They stay as they are until the transaction ends. */
export async function holdersOfAddress(
  manager: EntityManager,
  address: string,
  providerId: string,
): Promise<AddressHolder[]> {
  // Locked first, and looked at after: two who come at once are not both the first.
  const held = await manager.query<{ id: string }[]>(
    'SELECT id FROM people WHERE email_folded = folded($1) ORDER BY id FOR NO KEY UPDATE',
    [address],
  );
  return manager.query<AddressHolder[]>(
    `SELECT p.id, p.active, EXISTS (SELECT 1 FROM identities i WHERE i.person_id = p.id AND i.provider_id = $2) AS linked
     FROM people p WHERE p.id = ANY($1) ORDER BY p.id`,
    [held.map(({ id }) => id), providerId],
  );
}

/** One by one, those of a provider whom nobody here knows yet: two attempts of one newcomer make one of them. */
export async function lockSubject(manager: EntityManager, providerId: string, subject: string): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`identity/${providerId}/${subject}`]);
}

/** The groups that a provider says somebody is in, in place of those that it said before. */
export async function replaceGroups(
  manager: EntityManager,
  personId: string,
  source: string,
  groups: readonly string[],
): Promise<void> {
  await manager.query(
    `DELETE FROM person_groups WHERE person_id = $1 AND source = $2
       AND group_folded <> ALL (SELECT folded(name) FROM unnest($3::text[]) AS name)`,
    [personId, source, groups],
  );
  await manager.query(
    `INSERT INTO person_groups (person_id, source, group_name)
     SELECT $1, $2, name FROM unnest($3::text[]) AS name ON CONFLICT DO NOTHING`,
    [personId, source, groups],
  );
}
