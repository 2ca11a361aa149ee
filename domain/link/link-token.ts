import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkAction } from '../notification/link-action.js';

/** What a link is bound to; a change of any of it makes another link. */
export interface LinkFacts {
  id: string;
  action: LinkAction;
  /** Null: a message to a room, which can be read only. */
  personId: string | null;
  subjectId: string | null;
  contentHash: string | null;
  /** Epoch ms. */
  expiresAt: number;
}

/**
 * The token of a link: its id and an HMAC-SHA256 over all that it is bound to. Made from the facts alone, so that a mail
 * composed a second time has the same links, and nobody who reads the database can make one.
 *
 * @param key 32 bytes, see `installationKey`
 */
export function linkToken(key: Buffer, facts: LinkFacts): string {
  const id = Buffer.from(facts.id.replaceAll('-', ''), 'hex').toString('base64url');
  return `${id}.${mac(key, facts).toString('base64url')}`;
}

/** What is kept of a token. */
export function linkTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** True where the token was made from exactly these facts. */
export function tokenFits(key: Buffer, token: string, facts: LinkFacts): boolean {
  const given = Buffer.from(token.split('.')[1] ?? '', 'base64url');
  const right = mac(key, facts);
  return given.length === right.length && timingSafeEqual(given, right);
}

function mac(key: Buffer, { id, action, personId, subjectId, contentHash, expiresAt }: LinkFacts): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([id, action, personId, subjectId, contentHash, expiresAt]))
    .digest();
}
