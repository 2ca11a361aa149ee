import type { SendResult } from '../../../domain/notification/send-result.js';
import { byStatus, keptOf, type HttpAnswer } from '../channel.js';

/** The token of the app is missing, unknown or over: a new one is got, and it is tried again. */
const ofToken = new Set([99991661, 99991663, 99991664, 99991665, 99991668, 99991677]);

/** Said when the app calls too often, or one person gets too much. */
const ofOnePerson = 230020;
const tooOften = new Set([99991400, 11232, ofOnePerson]);

/** Said of the app: its bot is off, a permission is missing, our address is not on its list, its key is gone. */
const ofUs = new Set([230006, 230027, 230035, 230036, 99991401, 99991672, 99991676, 10003, 10012, 10014, 10015]);

/** Said of whom it was for: out of the app's reach, left, another company's, has stopped the bot, no id of this app. */
const ofAddress = new Set([230013, 230029, 230034, 230038, 230053, 99992351, 99992352, 99992360, 99992361, 99992364]);

/** Said when something within Lark failed. */
const ofServer = new Set([1500, 1663, 2200, 11247, 55001, 230049]);

export interface LarkAnswer {
  /** Null: it was no JSON with a code. */
  code: number | null;
  result: SendResult;
  tokenRefused: boolean;
}

/** What an app of Lark is answered. The code says it, under whatever status. */
export function readLarkAnswer(answer: HttpAnswer): LarkAnswer {
  const { code, msg } = codeOf(answer.text);
  if (code === null) return { code, result: notLark(answer), tokenRefused: false };
  return { code, result: resultOf(code, msg, answer), tokenRefused: ofToken.has(code) };
}

/** A proxy or a page in its place is no answer of Lark's. */
function notLark(answer: HttpAnswer): SendResult {
  const result = byStatus(answer);
  if (result.outcome === 'retry') return result;
  return { outcome: 'retry', answer: result.answer, afterMs: null, throttled: false, fault: 'server' };
}

function resultOf(code: number, msg: string, { status, headers, text }: HttpAnswer): SendResult {
  if (code === 0) return { outcome: 'sent', answer: keptOf(text) };
  const answer = `code ${code}: ${keptOf(msg, 200)}`;
  const retry = (fault: 'server' | 'us', throttled = false, afterMs: number | null = null): SendResult => ({
    outcome: 'retry',
    answer,
    afterMs,
    throttled,
    fault,
  });
  if (tooOften.has(code) || status === 429)
    return retry('server', true, resetMs(headers['x-ogw-ratelimit-reset']) ?? (code === ofOnePerson ? null : 1_000));
  if (ofUs.has(code) || ofToken.has(code)) return retry('us');
  if (ofServer.has(code) || status >= 500) return retry('server');
  const ofReceiver = ofAddress.has(code) || (code === 230001 && /receive_id|open_id|user_id|union_id/i.test(msg));
  return { outcome: 'refused', answer, fault: ofReceiver ? 'address' : 'message' };
}

function codeOf(text: string): { code: number | null; msg: string } {
  try {
    const { code, msg } = JSON.parse(text) as { code?: unknown; msg?: unknown };
    return { code: typeof code === 'number' ? code : null, msg: typeof msg === 'string' ? msg : '' };
  } catch {
    return { code: null, msg: '' };
  }
}

/** Seconds until the limit is over; null where it says nothing that can be read. */
function resetMs(header: string | undefined): number | null {
  return /^\d+(\.\d+)?$/.test(header?.trim() ?? '') ? Number(header) * 1_000 : null;
}
