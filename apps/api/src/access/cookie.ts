import type { FastifyRequest } from 'fastify';

/**
 * `__Host-`: from this address, over TLS or on this machine, and for no other host. Lax: it comes along when somebody follows
 * a link, and not with what other pages send.
 */
export const cookieOptions = {
  name: '__Host-tollgate',
  options: { path: '/', httpOnly: true, secure: true, sameSite: 'lax' },
} as const;

/** What the browser has sent; null where it is nothing of ours. */
export function sessionCookie(request: FastifyRequest): string | null {
  const value = request.cookies[cookieOptions.name];
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
}
