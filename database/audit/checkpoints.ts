import type { DataSource, EntityManager } from 'typeorm';
import { signCheckpoint, type Checkpoint, type SigningKey } from '../../domain/audit/checkpoint.js';
import { MerkleTree } from '../../domain/audit/merkle.js';
import { sealsAlone } from './seal.js';

/** Seals that are read at once. */
const chunk = 10_000;

/** Checkpoints that are read at once. */
const mostCheckpoints = 1_000;

/**
 * Signs a checkpoint over all that is sealed, where the last one is so old and there is something new.
 *
 * @param everyMs how old
 * @param now ms; the instant that it bears
 * @returns null where there is none to sign, or another process seals
 */
export async function signWhenDue(
  dataSource: DataSource,
  key: SigningKey,
  { everyMs, now }: { everyMs: number; now: number },
): Promise<Checkpoint | null> {
  return dataSource.transaction(async (manager) => {
    if (!(await sealsAlone(manager))) return null;
    const last = (await checkpointsOf(manager, 'last'))[0];
    // A clock that was set back is no reason to sign nothing until it has come round again.
    const since = last ? now - Date.parse(last.at) : everyMs;
    if (since >= 0 && since < everyMs) return null;
    const tree = new MerkleTree(last?.size ?? 0, last?.peaks.map((peak) => Buffer.from(peak, 'hex')) ?? []);
    const chain = await addSealed(manager, tree);
    if (chain === null) return null;
    // Never before the last one, whatever becomes of this machine's clock.
    const at = new Date(Math.max(now, last ? Date.parse(last.at) : now)).toISOString();
    const said = { size: tree.size, root: tree.root().toString('hex'), chain: chain.toString('hex'), at };
    const signed = signCheckpoint({ ...said, peaks: tree.peaks.map((peak) => peak.toString('hex')) }, key);
    await save(manager, signed, key);
    return signed;
  });
}

/** Adds what was sealed since. The chain at its end; null where nothing was. */
async function addSealed(manager: EntityManager, tree: MerkleTree): Promise<Buffer | null> {
  let chain: Buffer | null = null;
  for (;;) {
    const seals = await manager.query<{ position: number; digest: Buffer; chain: Buffer }[]>(
      `SELECT position, digest, chain FROM audit_seals WHERE position > $1 ORDER BY position LIMIT ${chunk}`,
      [tree.size],
    );
    for (const seal of seals) {
      if (seal.position !== tree.size + 1)
        throw new Error(`the seal at position ${tree.size + 1} of the audit trail is gone: nothing is signed over it`);
      tree.add(seal.digest);
      ({ chain } = seal);
    }
    if (seals.length < chunk) return chain;
  }
}

async function save(manager: EntityManager, signed: Checkpoint, key: SigningKey): Promise<void> {
  await manager.query(
    `INSERT INTO audit_keys (id, public_key, first_used_at) VALUES ($1, decode($2, 'hex'), $3) ON CONFLICT (id) DO NOTHING`,
    [key.id, key.publicKey, signed.at],
  );
  await manager.query(
    `INSERT INTO audit_checkpoints (size, root, chain, at, key_id, signature, peaks)
     SELECT $1, decode($2, 'hex'), decode($3, 'hex'), $4, $5, decode($6, 'hex'),
       ARRAY(SELECT decode(p, 'hex') FROM unnest($7::text[]) WITH ORDINALITY x(p, n) ORDER BY n)`,
    [signed.size, signed.root, signed.chain, signed.at, signed.keyId, signed.signature, signed.peaks],
  );
}

const columns = `size, encode(root, 'hex') AS root, encode(chain, 'hex') AS chain, at, key_id AS "keyId",
  encode(signature, 'hex') AS signature, ARRAY(SELECT encode(p, 'hex') FROM unnest(peaks) WITH ORDINALITY x(p, n) ORDER BY n) AS peaks,
  (SELECT encode(token, 'base64') FROM audit_stamps s WHERE s.size = c.size) AS "timeStamp"`;

/** Keeps what an authority attested of a checkpoint's time; of two, the first. */
export async function saveStamp(
  manager: EntityManager,
  size: number,
  { token, at, authority }: { token: Buffer; at: string; authority: string },
): Promise<void> {
  await manager.query(
    `INSERT INTO audit_stamps (size, token, at, authority) VALUES ($1, decode($2, 'hex'), $3, $4) ON CONFLICT (size) DO NOTHING`,
    [size, token.toString('hex'), at, authority],
  );
}

/** The last one, or those over more than `after` events and at most `upTo`, the smallest first. */
export async function checkpointsOf(
  manager: EntityManager,
  which: 'last' | { after: number; upTo: number; most?: number },
): Promise<Checkpoint[]> {
  return which === 'last'
    ? await selected(manager, 'ORDER BY size DESC LIMIT 1', [])
    : await selected(manager, 'WHERE size > $1 AND size <= $2 ORDER BY size LIMIT $3', [
        which.after,
        which.upTo,
        which.most ?? mostCheckpoints,
      ]);
}

/** Those over fewer than `before` events, the greatest first. */
export function lastCheckpoints(manager: EntityManager, before: number, most: number): Promise<Checkpoint[]> {
  return selected(manager, 'WHERE size < $1 ORDER BY size DESC LIMIT $2', [before, most]);
}

async function selected(manager: EntityManager, which: string, values: number[]): Promise<Checkpoint[]> {
  const rows = await manager.query<(Omit<Checkpoint, 'at'> & { at: Date })[]>(
    `SELECT ${columns} FROM audit_checkpoints c ${which}`,
    values,
  );
  return rows.map(({ at, timeStamp, ...row }) => ({
    ...row,
    at: at.toISOString(),
    // PostgreSQL breaks it into lines.
    timeStamp: timeStamp?.replaceAll('\n', '') ?? null,
  }));
}
