import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { open, seal, SealBroken } from '../../../../database/secrets/seal.js';
import { cookieOf } from '../access/cookie.js';
import type { Secrets } from './exchange.js';

/** For so long somebody may take to sign in elsewhere. */
export const attemptMinutes = 10;

/** What was begun in a browser, and is ended there or nowhere. */
export interface Attempt {
  providerId: string;
  secrets: Secrets;
  /** Where they go then. */
  to: string;
  again: boolean;
  /** Epoch ms. */
  endsAt: number;
}

/**
 * Lax as that of a session is: the provider sends the browser back by a link, and it must come along then. One browser has
 * one attempt: that which it began last.
 */
const cookieFor = (request: FastifyRequest): ReturnType<typeof cookieOf> => cookieOf(request, 'tollgate-elsewhere');

const place = 'sign-in-attempt';

export function newSecrets(): Secrets {
  const random = (): string => randomBytes(32).toString('base64url');
  return { state: random(), nonce: random(), verifier: random() };
}

/** Kept in the browser alone, sealed: whoever begins and never ends leaves nothing behind. */
export function keepAttempt(request: FastifyRequest, reply: FastifyReply, key: Buffer, attempt: Attempt): void {
  const cookie = cookieFor(request);
  const value = seal(key, place, JSON.stringify(attempt));
  void reply.setCookie(cookie.name, value, { ...cookie.options, maxAge: attemptMinutes * 60 });
}

export function forgetAttempt(request: FastifyRequest, reply: FastifyReply): void {
  const cookie = cookieFor(request);
  void reply.clearCookie(cookie.name, cookie.options);
}

/** The attempt that this browser has begun, where it is the one that comes back; null for any other. */
export function attemptOf(request: FastifyRequest, key: Buffer, state: unknown, now: number): Attempt | null {
  const value = request.cookies[cookieFor(request).name];
  if (value === undefined || typeof state !== 'string') return null;
  try {
    const attempt = JSON.parse(open(key, place, value)) as Attempt;
    return attempt.endsAt > now && isSameState(attempt.secrets.state, state) ? attempt : null;
  } catch (error) {
    if (error instanceof SealBroken || error instanceof SyntaxError) return null;
    throw error;
  }
}

function isSameState(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
