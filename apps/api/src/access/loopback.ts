import type { FastifyRequest } from 'fastify';
import { networkOf } from '../throttling/network-of.js';

/** Whether a name or an address is this machine's own. */
export function isLoopback(host: string): boolean {
  const plain = host.replace(/^\[|\]$/g, '');
  return plain === 'localhost' || plain === '::1' || /^127\.\d+\.\d+\.\d+$/.test(networkOf(plain));
}

/**
 * Whether whoever asks sits at this machine: by the connection itself, and not through a proxy, which may ask for anybody
 * and stands on this machine too.
 */
export function isAtThisMachine({ raw, headers }: Pick<FastifyRequest, 'raw' | 'headers'>): boolean {
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
  if (passedOn.some((name) => headers[name] !== undefined)) return false;
  return isLoopback(raw.socket.remoteAddress ?? '');
}
