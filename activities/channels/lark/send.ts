import type { SendResult } from '../../../domain/notification/send-result.js';
import { byStatus, keptOf, type WebhookSender } from '../channel.js';
import { renderLarkCard } from './render.js';
import { larkSignature } from './sign.js';

/** Said when it is called too often; 9499 also stands for a body that is wrong, so its words count. */
const tooOften = new Set([11232, 99991400]);

/** Said when something within Lark failed. */
const ofServer = new Set([1500, 2200, 11247, 55001]);

/** Said of the bot: its signature, its list of addresses or words, or it is switched off or gone. */
const ofAddress = new Set([19021, 19022, 19024, 19001, 19007, 11246]);

/** A custom bot of Lark or Feishu. It says no inside a 200, by a code that is not 0. */
export const lark: WebhookSender = {
  limits: [
    { most: 5, withinMs: 1_000 },
    { most: 100, withinMs: 60_000 },
  ],
  render: renderLarkCard,
  async send(body, { url, secret }, http, { id, now }) {
    const timestamp = Math.floor(now / 1_000);
    const signed =
      secret === null
        ? body
        : JSON.stringify({
            timestamp: String(timestamp),
            sign: larkSignature(timestamp, secret),
            ...(JSON.parse(body) as object),
          });
    const answer = await http(url, signed, { 'x-tollgate-delivery': id });
    return answer.status === 200 ? byCode(answer.text) : byStatus(answer);
  },
};

function byCode(text: string): SendResult {
  const answer = keptOf(text);
  let parsed: { code?: unknown; StatusCode?: unknown; msg?: unknown };
  try {
    parsed = JSON.parse(text) as typeof parsed;
  } catch {
    return {
      outcome: 'retry',
      answer: `200, but not JSON: ${answer}`,
      afterMs: null,
      throttled: false,
      fault: 'server',
    };
  }
  const code = Number(parsed.code ?? parsed.StatusCode);
  if (code === 0) return { outcome: 'sent', answer };
  const words = typeof parsed.msg === 'string' ? parsed.msg : '';
  if (tooOften.has(code) || (code === 9499 && /too many/i.test(words)))
    return { outcome: 'retry', answer, afterMs: 10_000, throttled: true, fault: 'server' };
  if (ofServer.has(code)) return { outcome: 'retry', answer, afterMs: null, throttled: false, fault: 'server' };
  return {
    outcome: 'refused',
    answer: `code ${code}: ${keptOf(words, 200)}`,
    fault: ofAddress.has(code) ? 'address' : 'message',
  };
}
