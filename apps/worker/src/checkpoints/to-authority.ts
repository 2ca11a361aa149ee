import { randomBytes } from 'node:crypto';
import { failed } from '../../../../activities/channels/channel.js';
import type { FetchOptions, GuardedFetch } from '../../../../config/guarded-fetch.js';
import { signedText, type Checkpoint } from '../../../../domain/audit/checkpoint.js';
import { timeStampRequest, tokenIn } from '../../../../domain/audit/time-stamp.js';
import { shownUrl, type CheckpointPlace } from './place.js';

/** What an authority attested. */
type Stamp = Awaited<ReturnType<typeof tokenIn>>;

/**
 * An authority that attests the time of checkpoints (RFC 3161). Of those that waited while it was away the last is enough: all
 * before it were there by then.
 */
export function authorityOfCheckpoints(
  url: string,
  { ask, timeoutMs }: { ask: GuardedFetch; timeoutMs: number },
  keep: (size: number, stamp: Stamp) => Promise<void>,
): CheckpointPlace {
  return {
    way: 'stamp',
    destination: shownUrl(url),
    most: 'last',
    async send(checkpoints) {
      const last = checkpoints.at(-1);
      if (!last) return { outcome: 'sent', answer: '' };
      let stamp: Stamp;
      const limit = AbortSignal.timeout(timeoutMs);
      try {
        stamp = await stampOf(last, limit, (options) => ask(url, options));
      } catch (error) {
        return failed(limit.aborted ? new Error(`no answer within ${timeoutMs / 1_000} s`) : error);
      }
      await keep(last.size, stamp);
      return { outcome: 'sent', answer: `${stamp.at}, ${stamp.authority}` };
    },
    close: () => undefined,
  };
}

async function stampOf(
  checkpoint: Checkpoint,
  signal: AbortSignal,
  ask: (options: FetchOptions) => Promise<Response>,
): Promise<Stamp> {
  const bytes = signedText(checkpoint);
  const nonce = randomBytes(16);
  const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
  const body = new Uint8Array(timeStampRequest(bytes, nonce));
  const response = await ask({ method: 'POST', headers, body, signal });
  if (response.status !== 200) throw new Error(`it answered ${response.status}`);
  return tokenIn(Buffer.from(await response.arrayBuffer()), { bytes, nonce });
}
