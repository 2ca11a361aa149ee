import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { failed, type Post, type WebhookSender } from '../../../../activities/channels/channel.js';
import { webhookSenders } from '../../../../activities/channels/webhook-senders.js';
import { openAddress } from '../../../../database/notifications/contact-points.js';
import {
  goOnHolding,
  holdDestination,
  letGo,
  type HeldDestination,
} from '../../../../database/notifications/destinations.js';
import { claimNextOf, type Delivery } from '../../../../database/notifications/queue.js';
import { recordAttempts } from '../../../../database/notifications/record-attempts.js';
import type { PushChannel, WebhookChannel } from '../../../../domain/notification/channels.js';
import { kept, waitMs } from '../../../../domain/notification/pace.js';
import type { SendResult } from '../../../../domain/notification/send-result.js';
import { endingBy, startPollLoop, type PollLoop } from '../poll-loop.js';
import { writeLetters, type LinkParts } from './letters.js';

/** Destinations served at a time; one that is slow holds nobody else up. */
const lanes = 8;

/** Whoever would have to wait longer lets the destination go meanwhile. */
const longestPauseMs = 2_000;

export interface WebhookParts {
  dataSource: DataSource;
  post: Post;
  links: () => LinkParts;
  /** Opens what is sealed of webhooks. */
  sealKey: () => Buffer;
  able: ReadonlySet<PushChannel>;
  onError: (where: string, error: unknown) => void;
}

/**
 * Sends cards to Lark, Slack and Teams. One worker at a time has a destination, and calls it no faster than its vendor
 * allows; what it knows of the last calls goes on to the next who has it.
 */
export function startWebhookChannels(parts: WebhookParts): PollLoop {
  const workerId = randomUUID();
  const stopping = new AbortController();
  const lane = async (): Promise<number> => {
    let sent = 0;
    for (;;) {
      if (stopping.signal.aborted) return sent;
      const held = await holdDestination(parts.dataSource, workerId);
      if (!held) return sent;
      sent += await serve(parts, workerId, held, stopping.signal);
    }
  };
  const loop = startPollLoop({
    name: 'webhook channels',
    everyMs: 1_000,
    onError: parts.onError,
    run: async () => {
      await Promise.all(Array.from({ length: lanes }, lane));
    },
  });
  return endingBy(loop, async () => {
    stopping.abort();
    await loop.stop();
  });
}

/** Everything that is due to one destination, as fast as its limits let it. */
async function serve(parts: WebhookParts, workerId: string, held: HeldDestination, stop: AbortSignal): Promise<number> {
  let blockedMs = 0;
  let sent = 0;
  try {
    while (!stop.aborted && (await goOnHolding(parts.dataSource, workerId, held))) {
      const limits = await limitsOf(parts.dataSource, held.destination);
      const wait = waitMs(held.recent, limits, Date.now());
      if (wait > longestPauseMs) {
        blockedMs = wait;
        break;
      }
      await sleep(wait, undefined, { signal: stop }).catch(() => undefined);
      if (stop.aborted) break;
      const delivery = await claimNextOf(parts.dataSource, held.destination);
      if (!delivery) break;
      const { result, address } = await attempt(parts, delivery);
      held.recent = kept([...held.recent, Date.now()], limits);
      await recordAttempts(
        parts.dataSource,
        [{ id: delivery.id, attempts: delivery.attempts, address, messageId: null, result }],
        parts.able,
      );
      sent += 1;
      if (result.outcome !== 'sent')
        parts.onError('webhook channels', new Error(`${delivery.channel}: ${result.answer}`));
      if (result.outcome === 'retry' && result.throttled) {
        blockedMs = result.afterMs ?? 1_000;
        break;
      }
    }
  } finally {
    await letGo(parts.dataSource, workerId, held, blockedMs);
  }
  return sent;
}

async function attempt(
  { dataSource, post, links, sealKey }: WebhookParts,
  delivery: Delivery,
): Promise<{ result: SendResult; address: string }> {
  const sender: WebhookSender = webhookSenders[delivery.channel as WebhookChannel];
  if (delivery.sealed === null || delivery.contactPointId === null)
    return { result: { outcome: 'refused', answer: 'the address was removed' }, address: '' };
  try {
    const address = openAddress(sealKey(), delivery.contactPointId, delivery.sealed);
    const letter = (await writeLetters(dataSource.manager, [delivery], links(), Date.now())).get(delivery.id);
    if (!letter) throw new Error(`delivery ${delivery.id} has no letter`);
    const result = await sender.send(sender.render(letter), address, post, { id: delivery.id, now: Date.now() });
    return { result, address: address.hint };
  } catch (error) {
    return { result: failed(error), address: '' };
  }
}

async function limitsOf(dataSource: DataSource, destination: string): Promise<WebhookSender['limits']> {
  const [row] = await dataSource.query<{ channel: WebhookChannel }[]>(
    'SELECT channel FROM contact_points WHERE destination = $1 LIMIT 1',
    [destination],
  );
  return row ? webhookSenders[row.channel].limits : [];
}
