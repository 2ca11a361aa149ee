import { randomBytes } from 'node:crypto';
import type { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

/** Tollgate as it may call vendors on loopback, with messages combined at once. */
export function startWithWebhooks(settings: Partial<Tollgate['settings']> = {}): Promise<Tollgate> {
  return startTollgate({
    settings: { webhookAllowLoopback: true, combineWindowSeconds: 0, webhookTimeoutSeconds: 1, ...settings },
  });
}

/** A path that no other test has. */
export function path(vendor: string): string {
  return `/${vendor}/${randomBytes(8).toString('hex')}`;
}

/** Adds a webhook to a person, who chooses it for their escalations. */
export async function prefers(person: ApiClient, personId: string, channel: string, url: string, secret?: string) {
  const added = await person.must(`/people/${personId}/contact-points`, {
    channel,
    url,
    ...(secret ? { secret } : {}),
  });
  const chosen = await person.put(`/people/${personId}/preferences`, {
    groups: { escalations: { channels: [channel], when: 'immediate' } },
    quietHours: null,
    digest: { at: '08:30', channels: ['email'] },
  });
  if (chosen.status !== 200) throw new Error(JSON.stringify(chosen.body));
  return added;
}

/** The deliveries to a person by a channel, once one is in that state. */
export function delivered(tollgate: Tollgate, personId: string, channel: string, state: string, withinMs = 20_000) {
  return until(
    `a delivery by ${channel} to be ${state}`,
    async () => {
      const { body } = await tollgate.admin.get(`/deliveries?person=${personId}&channel=${channel}`);
      return body.items.find((d: { state: string }) => d.state === state);
    },
    withinMs,
  );
}
