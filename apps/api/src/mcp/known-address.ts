import type { FastifyRequest } from 'fastify';
import { publicUrlOf, type Settings } from '../../../../config/settings.js';
import { Problem } from '../problems/problem.js';

const thisMachine = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * A page of somewhere else, whose name was made to lead here (DNS rebinding), speaks to nobody: where a browser says whose page it is, that
 * is the page of this address, or one of this machine that asks this machine. Programs say nothing of the kind.
 *
 * @throws Problem `foreign-page`
 */
export function requireKnownAddress(
  { origin, host }: Pick<FastifyRequest['headers'], 'origin' | 'host'>,
  settings: Pick<Settings, 'publicUrl' | 'host' | 'port'>,
): void {
  const here = new URL(publicUrlOf(settings));
  const asked = nameOf(`http://${host ?? ''}`);
  const local = thisMachine.test(asked) && thisMachine.test(here.hostname);
  const known = origin === undefined || origin === here.origin || (local && thisMachine.test(nameOf(origin)));
  if (known && asked !== '' && (local || !thisMachine.test(here.hostname))) return;
  throw new Problem(
    'foreign-page',
    `Model clients are served at ${here.origin}/mcp; a page of ${String(origin ?? host).slice(0, 100)} is not. Leave out Origin, or open that address.`,
  );
}

function nameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
