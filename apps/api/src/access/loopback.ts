import type { FastifyRequest } from 'fastify';
import { isThisMachine } from '../../../../config/webhook-guard.js';

/**
 * Whether whoever asks sits at this machine: by the connection itself, and not through a proxy, which may ask for anybody
 * and stands on this machine too.
 */
export function isAtThisMachine({ raw, headers }: Pick<FastifyRequest, 'raw' | 'headers'>): boolean {
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
  if (passedOn.some((name) => headers[name] !== undefined)) return false;
  return isThisMachine(raw.socket.remoteAddress ?? '');
}

/** Whether a browser speaks to this machine on it, without TLS: there is no other way there, and nobody else is on it. */
export function isPlainLoopback({
  protocol,
  hostname,
  ip,
}: Pick<FastifyRequest, 'protocol' | 'hostname' | 'ip'>): boolean {
  return protocol === 'http' && isThisMachine(hostname.replace(/^\[|\]$/g, '')) && isThisMachine(ip);
}
