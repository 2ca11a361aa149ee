import type { FastifyRequest } from 'fastify';
import { isLoopback } from './loopback.js';

/** Lax: it comes along when somebody follows a link, and not with what other pages send. */
const common = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/** `__Host-`: over TLS, from this address and for no other; browsers hold it to that. */
const safe = { name: '__Host-tollgate', options: { ...common, secure: true } } as const;

/** On one machine there is no TLS, and not every browser takes `__Host-` without. Nobody else is on that way. */
const onThisMachine = { name: 'tollgate', options: { ...common, secure: false } } as const;

export const cookies = [safe, onThisMachine] as const;

/** The cookie of a session for whoever asks by this request. */
export function cookieOf(request: FastifyRequest): typeof safe | typeof onThisMachine {
  return isPlainLoopback(request) ? onThisMachine : safe;
}

/** What the browser has sent; null where it is nothing of ours. */
export function sessionCookie(request: FastifyRequest): string | null {
  const value =
    request.cookies[safe.name] ?? (isPlainLoopback(request) ? request.cookies[onThisMachine.name] : undefined);
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
}

function isPlainLoopback(request: FastifyRequest): boolean {
  return request.protocol === 'http' && isLoopback(request.hostname) && isLoopback(request.ip);
}
