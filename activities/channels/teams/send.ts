import { byStatus, type WebhookSender } from '../channel.js';
import { renderTeamsMessage } from './render.js';

/** A webhook of Teams' Workflows: 202 when it is taken. What stands behind it may say no inside a 200, in words. */
export const teams: WebhookSender = {
  limits: [
    { most: 4, withinMs: 1_000 },
    { most: 60, withinMs: 30_000 },
  ],
  render: renderTeamsMessage,
  async send(body, { url }, http, { id }) {
    const answer = await http(url, body, { 'x-tollgate-delivery': id });
    const inner = /HTTP error (\d{3})/.exec(answer.text)?.[1];
    return byStatus(answer.status === 200 && inner !== undefined ? { ...answer, status: Number(inner) } : answer);
  },
};
