import { createHmac } from 'node:crypto';

/** Lark's signature of a custom bot: the key is `timestamp\nsecret`, the message is empty. `timestamp` in seconds. */
export function larkSignature(timestamp: number, secret: string): string {
  return createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');
}
