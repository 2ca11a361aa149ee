import { byStatus, type WebhookSender } from '../channel.js';
import { renderSlackMessage } from './render.js';

/** An incoming webhook of Slack: 200 `ok`; 429 with Retry-After; 4xx with a word that says why. */
export const slack: WebhookSender = {
  limits: [{ most: 1, withinMs: 1_000 }],
  render: renderSlackMessage,
  async send(body, { url }, http, { id }) {
    return byStatus(await http(url, body, { 'x-tollgate-delivery': id }));
  },
};
