import type { EntityManager } from 'typeorm';
import { localAccounts } from '../entities/sign-in.js';
import { isPassword } from './password-hash.js';

/** Whom a local account is of. */
export interface AccountHolder {
  personId: string;
  /** Who made the link by which the password was set, where it was another: they may know it. */
  madeBy: string | null;
}

interface AccountRow {
  person_id: string;
  password_hash: string;
  made_by: string | null;
  by_address: boolean;
}

/** The account that an address or a name says, before its password is looked at. */
export interface FoundAccount extends AccountHolder {
  passwordHash: string;
}

/** Null where it says nobody who is here and has a password. A name that several have says nobody. */
export async function accountOf(manager: EntityManager, who: string): Promise<FoundAccount | null> {
  const rows = await manager.query<AccountRow[]>(
    `SELECT a.person_id, a.password_hash, a.made_by, p.email_folded IS NOT DISTINCT FROM folded($1) AS by_address
     FROM people p JOIN local_accounts a ON a.person_id = p.id
     WHERE p.active AND (p.email_folded = folded($1) OR p.name_folded = folded($1)) LIMIT 3`,
    [who],
  );
  const row = theOne(rows.filter(({ by_address }) => by_address)) ?? theOne(rows);
  return row ? { personId: row.person_id, madeBy: row.made_by, passwordHash: row.password_hash } : null;
}

/** The account, where it is its password. It takes the same work where there is none. */
export async function holderOfPassword(account: FoundAccount | null, password: string): Promise<AccountHolder | null> {
  return (await isPassword(password, account?.passwordHash ?? null)) ? account : null;
}

function theOne(rows: AccountRow[]): AccountRow | undefined {
  return rows.length === 1 ? rows[0] : undefined;
}

/** Whether it is that person's password; the same work where they have none, or are not there any more. */
export async function verifyPassword(manager: EntityManager, personId: string, password: string): Promise<boolean> {
  const [row] = await manager.query<{ password_hash: string }[]>(
    'SELECT a.password_hash FROM local_accounts a JOIN people p ON p.id = a.person_id WHERE p.id = $1 AND p.active',
    [personId],
  );
  return isPassword(password, row?.password_hash ?? null);
}

export function hasPassword(manager: EntityManager, personId: string): Promise<boolean> {
  return manager.existsBy(localAccounts, { person_id: personId });
}

/** @param hash see `hashPassword`: computed before the transaction, for it takes its time */
export async function keepPassword(
  manager: EntityManager,
  personId: string,
  hash: string,
  madeBy: string | null,
): Promise<void> {
  const made_by = madeBy === personId ? null : madeBy;
  await manager.upsert(localAccounts, { person_id: personId, password_hash: hash, set_at: new Date(), made_by }, [
    'person_id',
  ]);
}

/** Who signs in with a password and has this address; null where nobody does, or more than one. */
export async function holderOfAddress(manager: EntityManager, email: string): Promise<string | null> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT p.id FROM people p JOIN local_accounts a ON a.person_id = p.id
     WHERE p.active AND p.email_folded = folded($1) LIMIT 2`,
    [email],
  );
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
