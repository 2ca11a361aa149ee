import type { DataSource } from 'typeorm';
import { byStatus, failed, type Post } from '../../../../activities/channels/channel.js';
import { webhookHeaders } from '../../../../activities/channels/webhook/sign.js';
import { goingOnWith } from '../../../../config/spans.js';
import { secretsOf } from '../../../../database/webhooks/endpoints.js';
import {
  claimWebhooks,
  dueEndpoints,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '../../../../database/webhooks/queue.js';
import { recordWebhooks, type WebhookAttempt } from '../../../../database/webhooks/record.js';
import { endingBy, startPollLoop, type PollLoop } from '../engine/poll-loop.js';

/** In flight at once to one endpoint. */
const batch = 10;

/** Delivers events of the trail to whoever asked for them, signed. An endpoint that is slow holds no other up. */
export function startOutgoingWebhooks(
  dataSource: DataSource,
  post: Post,
  sealKey: () => Buffer,
  onError: (where: string, error: unknown) => void,
): PollLoop {
  const busy = new Map<string, Promise<void>>();
  let stopped = false;
  const serve = async (endpoint: WebhookEndpoint): Promise<void> => {
    while (!stopped) {
      const deliveries = await claimWebhooks(dataSource, endpoint.id, batch);
      if (deliveries.length === 0) return;
      const attempts = await Promise.all(deliveries.map((delivery) => attempt(post, sealKey, endpoint, delivery)));
      await recordWebhooks(dataSource, endpoint, attempts);
    }
  };
  const loop = startPollLoop({
    name: 'outgoing webhooks',
    everyMs: 1_000,
    onError,
    run: async () => {
      for (const endpoint of await dueEndpoints(dataSource))
        if (!busy.has(endpoint.id))
          busy.set(
            endpoint.id,
            serve(endpoint)
              .catch((error: unknown) => {
                onError('outgoing webhooks', error);
              })
              .finally(() => busy.delete(endpoint.id)),
          );
    },
  });
  return endingBy(loop, async () => {
    stopped = true;
    await loop.stop();
    await Promise.all(busy.values());
  });
}

async function attempt(
  post: Post,
  sealKey: () => Buffer,
  endpoint: WebhookEndpoint,
  { id, attempts, replays, offeredSince, messageId, body, trace }: WebhookDelivery,
): Promise<WebhookAttempt> {
  const at = Date.now();
  const common = { deliveryId: id, attempts, replays, offeredSince, at };
  try {
    const headers = webhookHeaders(messageId, at, body, secretsOf(sealKey(), endpoint, at));
    const attributes = { 'tollgate.webhook': endpoint.id, 'tollgate.delivery': id, 'tollgate.attempt': attempts };
    const part = { name: 'send webhook', attributes, traces: [trace] };
    const answer = await goingOnWith(part, () => post(endpoint.url, body, headers));
    return { ...common, ms: Date.now() - at, status: answer.status, result: byStatus(answer) };
  } catch (error) {
    return { ...common, ms: Date.now() - at, status: null, result: failed(error) };
  }
}
