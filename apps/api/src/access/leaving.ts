import type { FastifyReply, FastifyRequest } from 'fastify';
import { installationKey } from '../../../../config/installation-key.js';
import type { Settings } from '../../../../config/settings.js';
import { open, seal, SealBroken } from '../../../../database/secrets/seal.js';
import type { LeftAt } from '../../../../database/sign-in/elsewhere.js';
import { cookieOf } from './cookie.js';

/** Somebody has signed out here, and may do so where they came from. */
export interface Leaving extends LeftAt {
  /** With which they went there; null before they did. */
  state: string | null;
  /** Epoch ms. */
  endsAt: number;
}

const leavingMinutes = 10;
const place = 'leaving';

const cookieFor = (request: FastifyRequest): ReturnType<typeof cookieOf> => cookieOf(request, 'tollgate-leaving');

export function keepLeaving(reply: FastifyReply, settings: Settings, left: LeftAt, state: string | null = null): void {
  const { name, options } = cookieFor(reply.request);
  const leaving: Leaving = { ...left, state, endsAt: Date.now() + leavingMinutes * 60_000 };
  const value = seal(keyOf(settings), place, JSON.stringify(leaving));
  void reply.setCookie(name, value, { ...options, maxAge: leavingMinutes * 60 });
}

export function forgetLeaving(reply: FastifyReply): void {
  const { name, options } = cookieFor(reply.request);
  void reply.clearCookie(name, options);
}

/** What this browser says of it; null where it is nothing of ours, or too old. */
export function leavingIn(request: FastifyRequest, settings: Settings): Leaving | null {
  const value = request.cookies[cookieFor(request).name];
  if (value === undefined) return null;
  try {
    const leaving = JSON.parse(open(keyOf(settings), place, value)) as Leaving;
    return leaving.endsAt > Date.now() ? leaving : null;
  } catch (error) {
    if (error instanceof SealBroken || error instanceof SyntaxError) return null;
    throw error;
  }
}

function keyOf(settings: Settings): Buffer {
  return installationKey(settings, 'sign-out-elsewhere');
}
