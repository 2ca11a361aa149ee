import { appendFile } from 'node:fs/promises';
import { auditKey } from '../../../config/audit-key.js';
import type { Settings } from '../../../config/settings.js';
import { signWhenDue } from '../../../database/audit/checkpoints.js';
import { Sealer } from '../../../database/audit/seal.js';
import { createDataSource } from '../../../database/data-source.js';
import { signingKeyOf, type Checkpoint, type SigningKey } from '../../../domain/audit/checkpoint.js';
import { endingBy, startPollLoop, type PollLoop } from './engine/poll-loop.js';

type SealerSettings = Pick<Settings, 'databaseUrl' | 'home' | 'auditKeyFile' | 'checkpointMinutes' | 'checkpointFile'>;

/**
 * Seals the audit trail behind those who write it, and signs a checkpoint every few minutes where something was added. It has
 * a connection of its own. Of many workers one does it at a time; another takes over where that one ends.
 */
export function startSealer(settings: SealerSettings, onError: (where: string, error: unknown) => void): PollLoop {
  const own = createDataSource(settings.databaseUrl, { poolSize: 1 });
  const sealer = new Sealer(own);
  let key: SigningKey | null = null;
  const loop = startPollLoop({
    name: 'sealer',
    everyMs: 3_000,
    onError,
    run: async () => {
      if (!own.isInitialized) await own.initialize();
      const sealed = await sealer.seal();
      // Before it has been through all, a checkpoint would say less than is there.
      if (!sealer.caughtUp) return sealed;
      key ??= signingKeyOf(auditKey(settings));
      const signed = await signWhenDue(own, key, { everyMs: settings.checkpointMinutes * 60_000, now: Date.now() });
      if (signed !== null) await putAway(signed, settings, onError);
      return sealed;
    },
  });
  return endingBy(loop, async () => {
    await loop.stop();
    if (own.isInitialized) await own.destroy();
  });
}

/** A file elsewhere remembers what was signed, whatever becomes of the database. Where it cannot be written, that is said. */
async function putAway(
  signed: Checkpoint,
  { checkpointFile }: SealerSettings,
  onError: (where: string, error: unknown) => void,
): Promise<void> {
  if (checkpointFile === null) return;
  try {
    await appendFile(checkpointFile, `${JSON.stringify(signed)}\n`, { mode: 0o644 });
  } catch (error) {
    onError('sealer', new Error(`the checkpoint cannot be put away in ${checkpointFile}`, { cause: error }));
  }
}
