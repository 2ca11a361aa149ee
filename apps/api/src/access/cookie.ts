import type { FastifyRequest } from 'fastify';
import { isPlainLoopback } from './loopback.js';

/** Lax: it comes along when somebody follows a link, and not with what other pages send. */
const common = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/**
 * `__Host-`: over TLS, from this address and for no other; browsers hold it to that. On one machine there is no TLS, and not
 * every browser takes `__Host-` without: there it is the plain name.
 */
function named(name: string, secure: boolean) {
  return { name: secure ? `__Host-${name}` : name, options: { ...common, secure } };
}

const [safe, onThisMachine] = [named('tollgate', true), named('tollgate', false)] as const;

export const cookies = [safe, onThisMachine] as const;

/** A cookie for whoever asks by this request: that of a session, or another. */
export function cookieOf(request: FastifyRequest, name = 'tollgate'): ReturnType<typeof named> {
  return named(name, !isPlainLoopback(request));
}

/** What the browser has sent; null where it is nothing of ours. */
export function sessionCookie(request: FastifyRequest): string | null {
  const value =
    request.cookies[safe.name] ?? (isPlainLoopback(request) ? request.cookies[onThisMachine.name] : undefined);
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
}
