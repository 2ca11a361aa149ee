import { createHash, randomBytes } from 'node:crypto';

/** A new API token: `tg_` and 43 characters of 256 random bits. */
export function newToken(): string {
  return `tg_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a token. It is random enough that a plain SHA-256 cannot be turned back. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
