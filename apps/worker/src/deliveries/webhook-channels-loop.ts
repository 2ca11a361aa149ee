import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { failed, type Post } from '../../../../activities/channels/channel.js';
import { webhookSenders } from '../../../../activities/webhook-senders.js';
import type { LarkApp } from '../../../../config/lark-app.js';
import { addressOf, openAddress } from '../../../../database/notifications/contact-points.js';
import {
  goOnHolding,
  holdDestination,
  letGo,
  type HeldDestination,
} from '../../../../database/notifications/destinations.js';
import { claimNextOf, type Delivery } from '../../../../database/notifications/queue.js';
import { recordAttempts } from '../../../../database/notifications/record-attempts.js';
import type { PushChannel } from '../../../../domain/notification/channels.js';
import { blockFor, turnAt } from '../../../../database/notifications/shared-pace.js';
import { mayLeave, probeAnew } from '../../../../database/notifications/servers.js';
import { growingPauseMs, pauseMs } from '../../../../domain/notification/pauses.js';
import { kept, waitMs } from '../../../../domain/notification/pace.js';
import type { SendResult } from '../../../../domain/notification/send-result.js';
import { endingBy, startPollLoop, type PollLoop } from '../engine/poll-loop.js';
import { unwritten, writeLettersApart, type LinkParts } from './letters.js';
import { sendersOf, type Place, type Senders } from './senders.js';
import { traced } from './traced.js';
import { databaseTime } from '../../../../database/sql/database-time.js';

/** Destinations served at a time; one that is slow holds nobody else up. */
const lanes = 8;

/** A destination that its vendor limits is left alone for so long at most, unless the vendor asks for more. */
const longestBlockMs = 3_600_000;

/** Whoever would have to wait longer lets the destination go meanwhile. */
const longestPauseMs = 2_000;

export interface WebhookParts {
  dataSource: DataSource;
  post: Post;
  links: () => LinkParts;
  /** Opens what is sealed of webhooks. */
  sealKey: () => Buffer;
  able: ReadonlySet<PushChannel>;
  /** The app whose bot writes to people; null where there is none. */
  lark: LarkApp | null;
  onError: (where: string, error: unknown) => void;
}

type Sending = WebhookParts & { senders: Senders };

/**
 * Sends cards to Lark, Slack and Teams. One worker at a time has a destination, and calls it no faster than its vendor
 * allows; what it knows of the last calls goes on to the next who has it.
 */
export function startWebhookChannels(given: WebhookParts): PollLoop {
  const parts: Sending = { ...given, senders: sendersOf(given.lark) };
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
async function serve(parts: Sending, workerId: string, held: HeldDestination, stop: AbortSignal): Promise<number> {
  let blockedMs = 0;
  let sent = 0;
  try {
    while (!stop.aborted && (await goOnHolding(parts.dataSource, workerId, held))) {
      const place = await placeOf(parts, held.destination);
      const leave = place.server === null ? null : await mayLeave(parts.dataSource, place.server.name, 1);
      if (leave?.most === 0) {
        blockedMs = leave.waitMs;
        break;
      }
      const { limits } = place;
      const wait = waitMs(held.recent, limits, await databaseTime(parts.dataSource.manager));
      if (wait > longestPauseMs) {
        blockedMs = wait;
        break;
      }
      await sleep(wait, undefined, { signal: stop }).catch(() => undefined);
      if (stop.aborted) break;
      const turn =
        place.shared === null ? 0 : await turnAt(parts.dataSource, place.shared.destination, place.shared.limits);
      if (turn > 0) {
        // Others of the same app go meanwhile; the next attempt is for whoever is first then.
        blockedMs = turn;
        break;
      }
      const delivery = await claimNextOf(parts.dataSource, held.destination);
      if (!delivery) {
        if (leave?.probe === true && place.server) await probeAnew(parts.dataSource, place.server.name);
        break;
      }
      const tried = await attempt(parts, delivery);
      if (!tried) {
        if (leave?.probe === true && place.server) await probeAnew(parts.dataSource, place.server.name);
        continue;
      }
      const { result, address } = tried;
      held.recent = kept([...held.recent, await databaseTime(parts.dataSource.manager)], limits);
      await recordAttempts(
        parts.dataSource,
        tried.server === null ? null : place.server,
        [{ delivery, address, messageId: null, result }],
        parts.able,
      );
      sent += 1;
      if (result.outcome !== 'sent')
        parts.onError('webhook channels', new Error(`${delivery.channel}: ${result.answer}`));
      if (result.outcome === 'retry' && result.throttled) {
        held.putOff += 1;
        blockedMs = pauseMs(growingPauseMs(held.putOff, longestBlockMs), result.afterMs);
        if (place.shared !== null) await blockFor(parts.dataSource, place.shared.destination, result.afterMs ?? 0);
        break;
      }
      held.putOff = 0;
    }
  } finally {
    await letGo(parts.dataSource, workerId, held, blockedMs);
  }
  return sent;
}

/** Null: nothing of it is so any more, and nothing is sent. `server`: null where none was asked. */
async function attempt(
  { dataSource, post, links, sealKey, senders }: Sending,
  delivery: Delivery,
): Promise<{ result: SendResult; address: string; server?: null } | null> {
  if (delivery.sealed === null || delivery.contactPointId === null)
    return { result: { outcome: 'refused', answer: 'the address was removed', fault: 'address' }, address: '' };
  let address;
  try {
    address = openAddress(sealKey(), delivery.contactPointId, delivery.sealed);
  } catch (error) {
    return { result: failed(error), address: '' };
  }
  const now = await databaseTime(dataSource.manager);
  const written = await writeLettersApart(dataSource.manager, [delivery], links(), now);
  const [bad] = written.unwritten;
  if (bad) return { result: bad.result, address: address.hint, server: null };
  const letter = written.letters.get(delivery.id);
  if (!letter) return null;
  let body;
  try {
    body = senders.render(letter, delivery.channel, address);
  } catch (error) {
    return { result: unwritten(delivery, error).result, address: address.hint, server: null };
  }
  try {
    return { result: await traced(delivery, () => senders.send(body, delivery, address, post)), address: address.hint };
  } catch (error) {
    return { result: failed(error), address: address.hint };
  }
}

/** What holds for a destination: the limits of its vendor, and by which server it is reached; null where it cannot be opened. */
async function placeOf({ dataSource, sealKey, senders }: Sending, destination: string): Promise<Place> {
  const row = await addressOf(dataSource.manager, destination);
  if (!row) return { limits: [], server: null, shared: null };
  try {
    return senders.placeOf(row.channel, openAddress(sealKey(), row.id, row.sealed));
  } catch {
    // It was removed, or the key is another: the attempt says so.
    return { limits: webhookSenders[row.channel].limits, server: null, shared: null };
  }
}
