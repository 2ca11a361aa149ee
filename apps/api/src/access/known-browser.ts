import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { installationKey } from '../../../../config/installation-key.js';
import type { Settings } from '../../../../config/settings.js';
import { open, seal, SealBroken } from '../../../../database/secrets/seal.js';
import { cookieOf } from './cookie.js';

/** From where a secret is tried. */
export interface CameFrom {
  address: string;
  /** Somebody who has signed in in this browser before, and a name of the browser. */
  knows: { personId: string; browser: string } | null;
}

const keptDays = 180;
const place = 'known-browser';

const cookieFor = (request: FastifyRequest): ReturnType<typeof cookieOf> => cookieOf(request, 'tollgate-known');

/**
 * Has the browser remember that somebody has signed in there. It lets nobody in: but whoever tries their password there is
 * counted apart from all others, who cannot keep them out by trying it too.
 */
export function keepKnown(reply: FastifyReply, settings: Settings, personId: string): void {
  const { name, options } = cookieFor(reply.request);
  const known = JSON.stringify({ personId, browser: randomBytes(9).toString('base64url') });
  const value = seal(keyOf(settings), place, known);
  void reply.setCookie(name, value, { ...options, maxAge: keptDays * 86_400 });
}

export function cameFrom(request: FastifyRequest, settings: Settings): CameFrom {
  const value = request.cookies[cookieFor(request).name];
  return { address: request.ip, knows: value === undefined ? null : knownBy(value, settings) };
}

function knownBy(value: string, settings: Settings): CameFrom['knows'] {
  try {
    return JSON.parse(open(keyOf(settings), place, value)) as CameFrom['knows'];
  } catch (error) {
    if (error instanceof SealBroken || error instanceof SyntaxError) return null;
    throw error;
  }
}

function keyOf(settings: Settings): Buffer {
  return installationKey(settings, 'known-browsers');
}
