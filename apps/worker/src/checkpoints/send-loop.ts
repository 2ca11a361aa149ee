import type { DataSource } from 'typeorm';
import { guardedPost } from '../../../../activities/channels/http/post.js';
import { guardedFetch } from '../../../../config/guarded-fetch.js';
import type { Settings } from '../../../../config/settings.js';
import { saveStamp } from '../../../../database/audit/checkpoints.js';
import {
  claimWaiting,
  haveDestination,
  recordDelivered,
  recordMissed,
} from '../../../../database/audit/destinations.js';
import type { SendResult } from '../../../../domain/notification/send-result.js';
import { endingBy, startPollLoop, type PollLoop } from '../engine/poll-loop.js';
import type { CheckpointPlace } from './place.js';
import { authorityOfCheckpoints } from './to-authority.js';
import { fileOfCheckpoints } from './to-file.js';
import { mailOfCheckpoints } from './to-mail.js';
import { webhookOfCheckpoints } from './to-webhook.js';

/** No attempt takes longer, in ms: what is silent by then is tried again. */
const longestAttemptMs = 90_000;

/** How often a worker says to which places it sends, in ms. */
const saidEveryMs = 3_600_000;

/** Every place that the settings name. @param connected see `startSendingCheckpoints` */
export function checkpointPlaces(settings: Settings, connected: () => Promise<DataSource>): CheckpointPlace[] {
  const { checkpointFile, checkpointMail, checkpointUrl, timestampUrl, smtpUrl, mailFrom } = settings;
  const timeoutMs = settings.webhookTimeoutSeconds * 1_000;
  return [
    ...(timestampUrl === null
      ? []
      : [
          authorityOfCheckpoints(
            timestampUrl,
            { ask: guardedFetch(settings, timeoutMs + 1_000), timeoutMs },
            async (size, stamp) => saveStamp((await connected()).manager, size, stamp),
          ),
        ]),
    ...(checkpointFile === null ? [] : [fileOfCheckpoints(checkpointFile)]),
    ...(checkpointMail === null || smtpUrl === null
      ? []
      : [mailOfCheckpoints(checkpointMail, { smtpUrl, from: mailFrom })]),
    ...(checkpointUrl === null ? [] : [webhookOfCheckpoints(checkpointUrl, guardedPost(settings, timeoutMs))]),
  ];
}

/**
 * Sends what was signed to where the administrator says, beside the sealing and never in its way. What a place has is
 * remembered in the database; one that is away is asked again, later each time, and gets what it missed in its order.
 *
 * @param dataSource connected by whoever seals, when it is first needed; null: this worker leaves it to others
 */
export function startSendingCheckpoints(
  dataSource: () => Promise<DataSource | null>,
  places: readonly CheckpointPlace[],
  onError: (where: string, error: unknown) => void,
): PollLoop {
  let saidAt = -Infinity;
  const loop = startPollLoop({
    name: 'checkpoints',
    everyMs: 3_000,
    onError,
    run: async () => {
      if (places.length === 0) return 0;
      const own = await dataSource();
      if (own === null) return 0;
      if (performance.now() - saidAt > saidEveryMs) {
        for (const place of places) await haveDestination(own, place);
        saidAt = performance.now();
      }
      let done = 0;
      // What attests the time goes first, so that what is sent has it, unless the authority is away.
      for (const now of [places.filter(isAuthority), places.filter((place) => !isAuthority(place))])
        done += sum(await Promise.all(now.map((place) => sendWaiting(own, place, onError))));
      return done;
    },
  });
  return endingBy(loop, async () => {
    await loop.stop();
    for (const place of places) place.close();
  });
}

function isAuthority({ way }: CheckpointPlace): boolean {
  return way === 'stamp';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0);
}

async function sendWaiting(
  own: DataSource,
  place: CheckpointPlace,
  onError: (where: string, error: unknown) => void,
): Promise<number> {
  const waiting = await claimWaiting(own, place, place.most);
  const last = waiting?.checkpoints.at(-1);
  if (!waiting || !last) return 0;
  const result = await inTime(place.send(waiting.checkpoints));
  if (result.outcome === 'sent') {
    await recordDelivered(own, place, { size: last.size, answer: result.answer });
    return waiting.checkpoints.length;
  }
  const askedMs = result.outcome === 'retry' ? result.afterMs : null;
  await recordMissed(own, place, { attempts: waiting.attempts, answer: result.answer, askedMs });
  const where = `${place.way} ${place.destination}`;
  onError('checkpoints', new Error(`the checkpoint over ${last.size} events did not reach ${where}: ${result.answer}`));
  return 0;
}

async function inTime(sending: Promise<SendResult>): Promise<SendResult> {
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<SendResult>((resolve) => {
    const answer = `no answer within ${longestAttemptMs / 1_000} s`;
    timer = setTimeout(() => {
      resolve({ outcome: 'retry', answer, afterMs: null, throttled: false, fault: 'server' });
    }, longestAttemptMs);
  });
  try {
    return await Promise.race([sending, silent]);
  } finally {
    clearTimeout(timer);
  }
}
