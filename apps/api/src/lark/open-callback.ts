import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import type { LarkApp } from '../../../../config/lark-app.js';

/** What Lark calls back with, once it is certain that it is Lark. */
export type Callback =
  /** Somebody has entered our address at Lark, who wants to see that we have the keys. */
  | { kind: 'challenge'; challenge: string }
  | { kind: 'event'; id: string; type: string; event: Record<string, unknown> };

/** So old a call may be, or so far ahead of our clock: one that was taken down on its way is not taken later. */
const windowMs = 300_000;

interface Call {
  body: Buffer;
  /** Lower-case names. */
  headers: Record<string, string | string[] | undefined>;
  now: number;
}

/**
 * Opens a call of Lark's. It is encrypted with the app's key, so that nobody else reads it, and signed with it over its
 * bytes, its time and its nonce; it bears the app's token and id. Null where any of it is not so: who calls is not Lark.
 * What Lark asks when our address is entered bears no signature, but is encrypted and bears the token.
 */
export function openCallback(app: LarkApp, call: Call): Callback | null {
  const opened = openedOf(app, call.body);
  if (opened === null) return null;
  const { type, token, challenge } = opened;
  if (type === 'url_verification')
    return typeof challenge === 'string' && isSame(token, app.verificationToken)
      ? { kind: 'challenge', challenge }
      : null;
  if (!isSigned(app, call)) return null;
  const header = asObject(opened['header']);
  const { event_id: id, event_type: eventType, app_id: appId } = header;
  if (!isSame(header['token'], app.verificationToken) || appId !== app.appId) return null;
  if (typeof id !== 'string' || typeof eventType !== 'string') return null;
  return { kind: 'event', id, type: eventType, event: asObject(opened['event']) };
}

function isSigned({ encryptKey }: LarkApp, { body, headers, now }: Call): boolean {
  const given = (name: string): string => {
    const value = headers[name];
    return typeof value === 'string' ? value : '';
  };
  const timestamp = given('x-lark-request-timestamp');
  const nonce = given('x-lark-request-nonce');
  if (!/^\d{9,16}$/.test(timestamp) || nonce === '') return false;
  // In seconds; some of its calls say it in ms.
  const at = Number(timestamp) * (timestamp.length > 11 ? 1 : 1_000);
  if (Math.abs(now - at) > windowMs) return false;
  const right = createHash('sha256')
    .update(timestamp + nonce + encryptKey)
    .update(body)
    .digest('hex');
  return isSame(given('x-lark-signature'), right);
}

/** AES-256-CBC: the key is the digest of the app's key, the first block is the vector. */
function openedOf({ encryptKey }: LarkApp, body: Buffer): Record<string, unknown> | null {
  try {
    const { encrypt } = JSON.parse(body.toString('utf8')) as { encrypt?: unknown };
    if (typeof encrypt !== 'string') return null;
    const bytes = Buffer.from(encrypt, 'base64');
    const key = createHash('sha256').update(encryptKey).digest();
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
    const text = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

export function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Compared in a time that tells nothing. */
function isSame(given: unknown, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(typeof given === 'string' ? given : ''), digest(right));
}
