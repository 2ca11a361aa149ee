import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Proof, Proved } from '../../domain/proof/proof.js';
import { proofs } from '../entities/proof.js';

/** For so long a proof is good, whatever longer time a policy would let pass. */
const goodForMinutes = 5;

/**
 * Keeps that somebody has proved who they are, for those who come by a token. `plain` is shown this once: sent along with a
 * decision, it shows that it is they who decide. It is good for all that they decide until it ends.
 */
export async function keepProof(
  manager: EntityManager,
  personId: string,
  { how, at }: Proved,
): Promise<{ plain: string; endsAt: Date }> {
  const plain = `tgp_${randomBytes(32).toString('base64url')}`;
  const endsAt = new Date(at + goodForMinutes * 60_000);
  await manager.query('DELETE FROM proofs WHERE ends_at < to_timestamp($1 / 1000.0)', [at]);
  await manager.insert(proofs, {
    hash: hashOf(plain),
    person_id: personId,
    how,
    proved_at: new Date(at),
    ends_at: endsAt,
  });
  return { plain, endsAt };
}

/** What a proof that was sent along shows of this person at that time; undefined where it is another's, has ended, or is none. */
export async function proofShown(
  manager: EntityManager,
  personId: string,
  plain: string,
  at: number,
): Promise<Proof | undefined> {
  const row = await manager.findOneBy(proofs, { hash: hashOf(plain), person_id: personId });
  if (!row || row.ends_at.getTime() <= at) return undefined;
  return { how: row.how, at: row.proved_at.getTime(), shownAt: at };
}

/** Random enough that a plain SHA-256 cannot be turned back. */
function hashOf(plain: string): string {
  return createHash('sha256').update(`proof:${plain}`).digest('hex');
}
