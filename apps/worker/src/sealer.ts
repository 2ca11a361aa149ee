import { auditKey } from '../../../config/audit-key.js';
import type { Settings } from '../../../config/settings.js';
import { signWhenDue } from '../../../database/audit/checkpoints.js';
import { maySeal, Sealer } from '../../../database/audit/seal.js';
import { createDataSource } from '../../../database/data-source.js';
import { signingKeyOf, type SigningKey } from '../../../domain/audit/checkpoint.js';
import { checkpointPlaces, startSendingCheckpoints } from './checkpoints/send-loop.js';
import { endingBy, startPollLoop, type PollLoop } from './engine/poll-loop.js';
import { databaseTime } from '../../../database/sql/database-time.js';

/**
 * Seals the audit trail behind those who write it, signs a checkpoint every few minutes where something was added, and sends it
 * to where the settings say. It has connections of its own. Of many workers one does it at a time; another takes over where that
 * one ends.
 */
export function startSealer(settings: Settings, onError: (where: string, error: unknown) => void): PollLoop[] {
  // One to seal by, one for what is sent meanwhile.
  const own = createDataSource(settings.databaseSealerUrl ?? settings.databaseUrl, { poolSize: 2 });
  const connected = once(() => own.initialize());
  let may = false;
  let told = false;
  /** Where another role seals and this worker does not have it, it leaves that to those that do. */
  const allowed = async (): Promise<boolean> => {
    may ||= await maySeal(await connected());
    if (!may && !told)
      onError(
        'sealer',
        new Error(
          'this worker does not seal the audit trail: another role does. Set DATABASE_SEALER_URL where it should.',
        ),
      );
    told = true;
    return may;
  };
  const sending = startSendingCheckpoints(
    async () => ((await allowed()) ? connected() : null),
    checkpointPlaces(settings, connected),
    onError,
  );
  const sealer = new Sealer(own);
  let key: SigningKey | null = null;
  const sealing = startPollLoop({
    name: 'sealer',
    everyMs: 3_000,
    onError,
    run: async () => {
      if (!(await allowed())) return 0;
      const sealed = await sealer.seal();
      // Before it has been through all, a checkpoint would say less than is there.
      if (!sealer.caughtUp) return sealed;
      key ??= signingKeyOf(auditKey(settings));
      const every = { everyMs: settings.checkpointMinutes * 60_000, now: await databaseTime(own.manager) };
      if ((await signWhenDue(own, key, every)) !== null) sending.wake();
      return sealed;
    },
  });
  const stop = once(async () => {
    await Promise.all([sealing.stop(), sending.stop()]);
    if (own.isInitialized) await own.destroy();
  });
  return [endingBy(sealing, stop), endingBy(sending, stop)];
}

/** What was begun once is not begun again, unless it failed. */
function once<T>(begin: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | null = null;
  return () =>
    (begun ??= begin().catch((error: unknown) => {
      begun = null;
      throw error;
    }));
}
