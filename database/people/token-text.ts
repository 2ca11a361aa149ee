import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Of a person, or of a service account. */
export type TokenKind = 'personal' | 'service';

/** By which whoever looks for secrets that leaked knows them. */
export const tokenPrefixes: Record<TokenKind, string> = { personal: 'tgp_', service: 'tgs_' };

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62^43 is a little more than 2^256. */
const bodyLength = 43;
/** 62^6 is more than 2^32. */
const sumLength = 6;

/**
 * A new API token: `tgp_` or `tgs_`, 43 random letters and digits, and the CRC-32 of all that in six more. Whoever looks for
 * secrets that leaked knows it by its form alone, and by the sum that it is no example: docs/tokens.md has the expression.
 */
export function newToken(kind: TokenKind = 'personal'): string {
  const text =
    tokenPrefixes[kind] + Array.from({ length: bodyLength }, () => digits[randomInt(digits.length)]).join('');
  return text + sumOf(text);
}

function sumOf(text: string): string {
  let rest = crc32(text);
  let sum = '';
  for (let place = 0; place < sumLength; place += 1) {
    sum = `${digits[rest % digits.length] ?? ''}${sum}`;
    rest = Math.floor(rest / digits.length);
  }
  return sum;
}

const form = /^tg[ps]_[0-9A-Za-z]{49}$/;

/** Whether it can be a token of ours: those made before tokens had a sum (`tg_…`) have none to be looked at. */
export function mayBeToken(text: string): boolean {
  if (!/^tg[ps]_/.test(text)) return true;
  return form.test(text) && sumOf(text.slice(0, -sumLength)) === text.slice(-sumLength);
}

/** What is stored of a token. It is random enough that a plain SHA-256 cannot be turned back. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
