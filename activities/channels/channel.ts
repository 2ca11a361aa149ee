import { cut } from '../../domain/text/cut.js';
import type { Letter } from '../../domain/notification/letter.js';
import { longestAskedMs } from '../../domain/notification/pauses.js';
import type { Limit } from '../../domain/notification/pace.js';
import type { SendResult } from '../../domain/notification/send-result.js';

/** Where a webhook goes, opened from its seal. */
export interface WebhookAddress {
  url: string;
  /** Signs the requests, where the vendor has such a thing. */
  secret: string | null;
}

/** One vendor: what it takes, and how it says no. */
export interface WebhookSender {
  /** All of them hold, for each destination. */
  limits: readonly Limit[];
  /** The body as it is sent, within the vendor's size. */
  render(letter: Letter): string;
  send(body: string, address: WebhookAddress, http: Post, delivery: { id: string; now: number }): Promise<SendResult>;
}

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  /** At most 64 KB of it. */
  text: string;
}

/** Posts, by the rules of this installation. @throws Forbidden, or an Error where nobody answers */
export type Post = (url: string, body: string, headers: Record<string, string>) => Promise<HttpAnswer>;

/** What is kept of an answer: one that holds what cannot be stored, such as NUL, is not lost for it. */
export function keptOf(answer: string, most = 300): string {
  return cut(answer.replace(/\p{Cc}+/gu, ' ').trim(), most);
}

/** What a thrown error means: what is forbidden stays so, anything else may pass. */
export function failed(error: unknown): SendResult {
  const answer = keptOf(error instanceof Error ? error.message : String(error), 500);
  if (error instanceof Error && error.name === 'Forbidden') return { outcome: 'refused', answer, fault: 'address' };
  return { outcome: 'retry', answer, afterMs: null, throttled: false, fault: 'server' };
}

/** What most vendors mean by their status; `text` is what is kept of the answer. */
export function byStatus({ status, headers, text }: HttpAnswer): SendResult {
  const answer = `${status} ${keptOf(text)}`.trim();
  if (status >= 200 && status < 300) return { outcome: 'sent', answer };
  if (status === 429 || status === 503) {
    const afterMs = retryAfterMs(headers['retry-after']);
    return { outcome: 'retry', answer, afterMs, throttled: status === 429 || afterMs !== null, fault: 'server' };
  }
  // 407: a proxy of ours wants to know who we are.
  if (status >= 500 || status === 408 || status === 425 || status === 407)
    return { outcome: 'retry', answer, afterMs: null, throttled: false, fault: status === 407 ? 'us' : 'server' };
  return {
    outcome: 'refused',
    answer,
    fault: status === 400 || status === 413 || status === 422 ? 'message' : 'address',
  };
}

/** `Retry-After` in seconds, or as a date; a day at most, null where it says nothing that can be read. */
function retryAfterMs(header: string | undefined): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(longestAskedMs, Number(text) * 1_000);
  const at = /^[A-Za-z]{3,9}, /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : Math.min(longestAskedMs, Math.max(0, at - Date.now()));
}
