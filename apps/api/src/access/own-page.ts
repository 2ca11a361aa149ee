import type { FastifyRequest } from 'fastify';
import { publicUrlOf, type Settings } from '../../../../config/settings.js';
import { Problem } from '../problems/problem.js';

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether the request only reads: such a one changes nothing, whoever made a browser send it. */
export function onlyReads({ method }: Pick<FastifyRequest, 'method'>): boolean {
  return reads.has(method);
}

/**
 * A browser sends its cookie along whoever has made it send the request. So what changes something shows that a page of this
 * address has sent it: by what browsers say of it themselves, and no page can set. One that says neither is none of today.
 *
 * @throws Problem `foreign-page`
 */
export function requireOwnPage(request: FastifyRequest, settings: Settings): void {
  if (onlyReads(request) || isOwnPage(request.headers, settings)) return;
  throw new Problem(
    'foreign-page',
    'With the cookie of a browser, a change is taken from a page of this address only: one whose Origin is ' +
      `${new URL(publicUrlOf(settings)).origin}. Open that address and do it there; a program sends "Authorization: Bearer tg_…" instead.`,
  );
}

/** Both must agree where both are said: the address that sends it, and how the browser judges it. */
export function isOwnPage(
  headers: Pick<FastifyRequest['headers'], 'origin' | 'host' | 'sec-fetch-site'>,
  settings: Pick<Settings, 'publicUrl' | 'host' | 'port'>,
): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  // `null`: a page that tells nobody whence it comes, as ours with links do, sends it; one in a frame of its own is not `same-origin`.
  if (origin === undefined || origin === 'null') return site === 'same-origin';
  return hostOf(origin) !== null && (origin === new URL(publicUrlOf(settings)).origin || hostOf(origin) === host);
}

/** With its port; null for what is no address of a page, as `null` is. */
function hostOf(origin: string): string | null {
  try {
    const { protocol, host } = new URL(origin);
    return /^https?:$/.test(protocol) ? host : null;
  } catch {
    return null;
  }
}
