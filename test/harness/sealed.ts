import { signWhenDue } from '../../database/audit/checkpoints.js';
import { Sealer } from '../../database/audit/seal.js';
import type { Checkpoint, SigningKey } from '../../domain/audit/checkpoint.js';
import type { Tollgate } from './tollgate.js';

/** Seals all that is in the trail, by the role that seals. */
export function sealAll({ asSealer }: Pick<Tollgate, 'asSealer'>): Promise<void> {
  return asSealer(async (sealing) => {
    const sealer = new Sealer(sealing);
    while ((await sealer.seal()) > 0 || !sealer.caughtUp);
  });
}

/** Signs what was sealed; null where nothing came since. */
export function signNow({ asSealer }: Pick<Tollgate, 'asSealer'>, key: SigningKey): Promise<Checkpoint | null> {
  return asSealer((sealing) => signWhenDue(sealing, key, { everyMs: 0, now: Date.now() }));
}
