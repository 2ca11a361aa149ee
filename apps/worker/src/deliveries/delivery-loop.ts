import type { DataSource } from 'typeorm';
import { guardedPost } from '../../../../activities/channels/http/post.js';
import { larkAppOf } from '../../../../config/lark-app.js';
import { installationKey } from '../../../../config/installation-key.js';
import { publicUrlOf, type Settings } from '../../../../config/settings.js';
import { climbWhereNobodyWasReached } from '../../../../database/notifications/climb-on.js';
import { makeDigests } from '../../../../database/notifications/digests.js';
import { routeAnewWhereSettingsChanged } from '../../../../database/notifications/route-anew.js';
import { routePending } from '../../../../database/notifications/route-pending.js';
import { webhookChannels, type PushChannel } from '../../../../domain/notification/channels.js';
import { returnAddress } from '../../../../domain/notification/return-address.js';
import { startPollLoop, type PollLoop } from '../engine/poll-loop.js';
import { startMails } from './mail-loop.js';
import { startOutgoingWebhooks } from './outgoing-webhooks-loop.js';
import { startWebhookChannels } from './webhook-channels-loop.js';
import { databaseTime } from '../../../../database/sql/database-time.js';

/** Channels that an installation with these settings can send by. */
export function ableChannels({ smtpUrl }: Pick<Settings, 'smtpUrl'>): ReadonlySet<PushChannel> {
  return new Set<PushChannel>([...webhookChannels, ...(smtpUrl === null ? [] : (['email'] as const))]);
}

/** Sends what is to be pushed: routes and combines messages, then sends them by each channel, with retries. */
export function startDeliveries(
  dataSource: DataSource,
  settings: Settings,
  onError: (where: string, error: unknown) => void,
): PollLoop[] {
  const able = ableChannels(settings);
  const { post, close } = guardedPost(settings, settings.webhookTimeoutSeconds * 1_000);
  // Read when it is first needed: an installation that sends nothing needs no key.
  const links = once(() => ({
    key: keyOfLinks(settings, 'action-links', onError),
    signInKey: keyOfLinks(settings, 'sign-in-links', onError),
    publicUrl: publicUrlOf(settings),
    reading: settings.reading,
  }));
  const sealKey = once(() => installationKey(settings, 'sealed-secrets'));
  const returnKey = once(() => installationKey(settings, 'return-addresses'));
  const { bounceAddress } = settings;
  const returnTo = (deliveryId: string): string | null =>
    bounceAddress === null ? null : returnAddress(returnKey(), bounceAddress, deliveryId);
  const sending = [
    ...(settings.smtpUrl === null
      ? []
      : [
          startMails({
            dataSource,
            smtpUrl: settings.smtpUrl,
            from: settings.mailFrom,
            returnTo,
            links,
            able,
            onError,
          }),
        ]),
    startWebhookChannels({ dataSource, post, links, sealKey, able, lark: larkAppOf(settings), onError }),
  ];
  const webhooks = startOutgoingWebhooks(dataSource, post, sealKey, onError);
  const routing = startPollLoop({
    name: 'routing',
    everyMs: 1_000,
    onError,
    run: async () => {
      const windowSeconds = settings.combineWindowSeconds;
      const now = await databaseTime(dataSource.manager);
      const routed = await routePending(dataSource, { able, windowSeconds, now });
      if (routed > 0) for (const loop of sending) loop.wake();
      return routed;
    },
  });
  // Seldom: it looks at everybody for whom something waits.
  const settingsChanged = startPollLoop({
    name: 'ways chosen anew',
    everyMs: 3_000,
    onError,
    run: () => routeAnewWhereSettingsChanged(dataSource),
  });
  const digests = startPollLoop({
    name: 'digests',
    everyMs: 15_000,
    onError,
    run: async () => {
      await makeDigests(dataSource, { able, now: await databaseTime(dataSource.manager) });
    },
  });
  const climb = climbWhereNobodyWasReached(dataSource);
  const reaching = startPollLoop({
    name: 'escalations that reach nobody',
    everyMs: 2_000,
    onError,
    run: async () => climb(await databaseTime(dataSource.manager)),
  });
  return [routing, settingsChanged, digests, reaching, stoppedBefore([...sending, webhooks], close)];
}

/** A message without links is better than none. */
function keyOfLinks(
  settings: Settings,
  purpose: 'action-links' | 'sign-in-links',
  onError: (where: string, error: unknown) => void,
): Buffer | null {
  try {
    return installationKey(settings, purpose);
  } catch (error) {
    onError('links in messages', error);
    return null;
  }
}

/** What is in flight ends before its connections do. */
function stoppedBefore(loops: PollLoop[], close: () => void): PollLoop {
  return {
    name: 'deliveries',
    get pulse() {
      const pulses = loops.map(({ pulse }) => pulse);
      return { at: Math.min(...pulses.map(({ at }) => at)), ok: pulses.every(({ ok }) => ok) };
    },
    wake() {
      for (const loop of loops) loop.wake();
    },
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
      close();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
