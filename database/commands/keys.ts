import type { DataSource, EntityManager } from 'typeorm';
import { newCommandKey } from '../../domain/command/signature.js';
import { Refusal } from '../../domain/refusal.js';
import { open, seal, SealBroken } from '../secrets/seal.js';
import { locks } from '../sql/locks.js';

/** A key by which commands are signed, as administrators see it. */
export interface CommandKeyRow {
  id: string;
  made_at: Date;
  made_by: string | null;
  made_by_name: string | null;
  /** Whether commands are signed by it now. */
  current: boolean;
}

/** What the API signs with. */
export interface SigningKey {
  id: string;
  privateKey: string;
}

/** The newest signs; those before it are accepted until they are removed. */
const newest = 'ORDER BY made_at DESC, id DESC LIMIT 1';

/**
 * The key that signs now. Made at the first use, and anew where the present one was sealed by another secret: the secret of
 * the installation was changed.
 *
 * @param sealKey of the installation, for `command-keys`
 */
export async function signingKey(dataSource: DataSource, sealKey: Buffer): Promise<SigningKey> {
  const found = await presentKey(dataSource.manager, sealKey);
  if (found) return found;
  return dataSource.transaction(async (manager) => {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [locks.commandKeys]);
    return (await presentKey(manager, sealKey)) ?? addKey(manager, sealKey, null);
  });
}

async function presentKey(manager: EntityManager, sealKey: Buffer): Promise<SigningKey | null> {
  const [row] = await manager.query<{ id: string; sealed: string }[]>(
    `SELECT id, sealed_private_key AS sealed FROM command_keys WHERE removed_at IS NULL ${newest}`,
  );
  if (!row) return null;
  try {
    return { id: row.id, privateKey: open(sealKey, placeOf(row.id), row.sealed) };
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

export async function addKey(manager: EntityManager, sealKey: Buffer, madeBy: string | null): Promise<SigningKey> {
  const { id, publicKey, privateKey } = newCommandKey();
  await manager.query(
    'INSERT INTO command_keys (id, public_key, sealed_private_key, made_by) VALUES ($1, $2, $3, $4)',
    [id, publicKey, seal(sealKey, placeOf(id), privateKey), madeBy],
  );
  return { id, privateKey };
}

/** Those that are accepted, the one that signs first. */
export async function commandKeys(manager: EntityManager): Promise<CommandKeyRow[]> {
  return manager.query<CommandKeyRow[]>(
    `SELECT k.id, k.made_at, k.made_by, p.name AS made_by_name,
       k.id = (SELECT id FROM command_keys WHERE removed_at IS NULL ${newest}) AS current
     FROM command_keys k LEFT JOIN people p ON p.id = k.made_by WHERE k.removed_at IS NULL
     ORDER BY k.made_at DESC, k.id DESC`,
  );
}

/**
 * What was signed by it is accepted no more. False where it had been removed before.
 * @throws Refusal `not-found`, `invalid-command` where it is the one that signs
 */
export async function removeKey(manager: EntityManager, id: string): Promise<boolean> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [locks.commandKeys]);
  const [row] = await manager.query<{ removed: boolean }[]>(
    'SELECT removed_at IS NOT NULL AS removed FROM command_keys WHERE id = $1',
    [id],
  );
  if (!row) throw new Refusal('not-found', `There is no key ${id} of commands.`);
  if (row.removed) return false;
  const [current] = await commandKeys(manager);
  if (current?.id === id)
    throw new Refusal('invalid-command', 'Commands are signed by this key. Make a new one first, then remove this.');
  await manager.query('UPDATE command_keys SET removed_at = clock_timestamp() WHERE id = $1', [id]);
  return true;
}

function placeOf(id: string): string {
  return `command-key/${id}`;
}
