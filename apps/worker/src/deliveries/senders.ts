import { webhookSenders } from '../../../../activities/webhook-senders.js';
import type { Post } from '../../../../activities/channels/channel.js';
import { larkAppLimits, larkBot, larkPersonLimits } from '../../../../activities/channels/lark/bot.js';
import { renderLarkBotCard } from '../../../../activities/channels/lark/bot-card.js';
import type { LarkApp } from '../../../../config/lark-app.js';
import type { Address } from '../../../../database/notifications/contact-points.js';
import type { Delivery } from '../../../../database/notifications/queue.js';
import type { Server } from '../../../../database/notifications/servers.js';
import type { WebhookChannel } from '../../../../domain/notification/channels.js';
import type { Letter } from '../../../../domain/notification/letter.js';
import type { Limit } from '../../../../domain/notification/pace.js';
import type { SendResult } from '../../../../domain/notification/send-result.js';

/** What holds for a destination. */
export interface Place {
  /** Of the destination itself. */
  limits: readonly Limit[];
  /** Null where it is not known by which server it is reached. */
  server: Server | null;
  /** Limits that it shares with others, kept under a name of their own. */
  shared: { destination: string; limits: readonly Limit[] } | null;
}

/** Every way by which a chat is reached: webhooks of all vendors, and the bot where there is one. */
export interface Senders {
  placeOf(channel: WebhookChannel, address: Address): Place;
  /** What is sent to an address, whole. */
  render(letter: Letter, channel: string, address: Address): string;
  send(body: string, delivery: Pick<Delivery, 'id' | 'channel'>, address: Address, http: Post): Promise<SendResult>;
}

export function sendersOf(app: LarkApp | null): Senders {
  const bot = app === null ? null : larkBot(app);
  return {
    placeOf(channel, address) {
      if (!('lark' in address)) {
        const server: Server = { name: new URL(address.url).host, channel, whose: 'vendor' };
        return { limits: webhookSenders[channel].limits, server, shared: null };
      }
      if (app?.appId !== address.appId) return { limits: larkPersonLimits, server: null, shared: null };
      // What is wrong with the app is no word on the webhooks at the same host.
      const server: Server = { name: `${new URL(app.url).host} (${app.appId})`, channel, whose: 'vendor' };
      const shared = { destination: `lark-app/${app.appId}`, limits: larkAppLimits };
      return { limits: larkPersonLimits, server, shared };
    },
    render: (letter, channel, address) =>
      'lark' in address ? renderLarkBotCard(letter) : webhookSenders[channel as WebhookChannel].render(letter),
    async send(body, { id, channel }, address, http) {
      const delivery = { id, now: Date.now() };
      if (!('lark' in address)) return webhookSenders[channel as WebhookChannel].send(body, address, http, delivery);
      if (bot === null || app?.appId !== address.appId)
        return { outcome: 'refused', answer: 'this installation has no such app of Lark any more', fault: 'address' };
      return bot.send(body, address.lark, http, delivery);
    },
  };
}
