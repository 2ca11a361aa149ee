import type { EntityManager } from 'typeorm';
import { accountsBy, type Accounts } from '../../domain/person/accounts.js';

/** All accounts that are one natural person with another. There are few: an index that holds nothing else finds them. */
export async function loadAccounts(manager: EntityManager): Promise<Accounts> {
  const rows = await manager.query<{ id: string; same_as: string }[]>(
    'SELECT id, same_as FROM people WHERE same_as IS NOT NULL ORDER BY same_as, id',
  );
  const groups = Map.groupBy(rows, ({ same_as }) => same_as);
  return accountsBy([...groups].map(([first, others]) => [first, ...others.map(({ id }) => id)]));
}

/** The accounts of one natural person, whichever of them is asked for; this one alone where no other is theirs. */
export async function accountsOf(manager: EntityManager, personId: string): Promise<string[]> {
  const id = personId.toLowerCase();
  return [...((await loadAccounts(manager)).get(id) ?? [id])];
}

/** Says of accounts whose they are: another account, or null where they are nobody else's. Each has another version by it. */
export async function setSameAs(
  manager: EntityManager,
  ids: readonly string[],
  first: string | null,
): Promise<{ id: string; version: number }[]> {
  const [rows] = await manager.query<[{ id: string; version: number }[], number]>(
    `UPDATE people SET same_as = $2, version = version + 1, updated_at = now()
     WHERE id = ANY($1) AND same_as IS DISTINCT FROM $2 RETURNING id, version`,
    [ids, first],
  );
  return rows;
}
