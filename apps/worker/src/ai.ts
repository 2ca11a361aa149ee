import type { DataSource } from 'typeorm';
import { askingOf } from '../../../activities/ai/ask.js';
import { aiLimitsOf, aiProviderOf } from '../../../config/ai-provider.js';
import type { Settings } from '../../../config/settings.js';
import { endWaiting, recordAttempt, takeNext } from '../../../database/ai/queue.js';
import { endingBy, startPollLoop, type PollLoop } from './engine/poll-loop.js';

/** So many are asked at once by one worker. */
const atOnce = 8;

/** After the time that an answer may take, so much is left to write it down. */
const graceMs = 30_000;

/**
 * Asks the provider what waits to be asked. It has no hands: what an answer leads to is a proposal at most, and that is made where
 * people's commands are read. An answer that is slow holds no round up.
 */
export function startAi(
  dataSource: DataSource,
  settings: Settings,
  onError: (where: string, error: unknown) => void,
): PollLoop {
  const provider = aiProviderOf(settings);
  if (provider === null)
    return startPollLoop({ name: 'ai', everyMs: 5_000, onError, run: () => endWaiting(dataSource.manager) });
  const stopping = new AbortController();
  const ask = askingOf(settings, provider, stopping.signal);
  const leaseMs = settings.aiTimeoutSeconds * 1_000 + graceMs;
  const asking = { ...provider, ...aiLimitsOf(settings), leaseMs, restricted: settings.aiRestricted };
  const underWay = new Set<Promise<void>>();
  const loop = startPollLoop({
    name: 'ai',
    everyMs: 1_000,
    onError,
    run: async () => {
      while (underWay.size < atOnce && !stopping.signal.aborted) {
        const taken = await takeNext(dataSource, asking);
        if (taken === undefined) return;
        if (taken === null) continue;
        const one = ask(taken)
          .then((made) => recordAttempt(dataSource, taken, asking, made))
          .catch((error: unknown) => {
            onError('ai', error);
          })
          .finally(() => {
            underWay.delete(one);
            loop.wake();
          });
        underWay.add(one);
      }
    },
  });
  return endingBy(loop, async () => {
    stopping.abort();
    await loop.stop();
    await Promise.all(underWay);
  });
}
