import type { FastifyInstance } from 'fastify';
import { opensPage } from './serve-page.js';
import { sendProblem } from '../problems/problem.filter.js';
import { Problem } from '../problems/problem.js';
import { apiPrefix, withinApi } from './api-prefix.js';

/**
 * A path that is known with another method is 405, with those that it takes; only what is not known is 404, and says where
 * it is if the version in the path is all that is wrong. To be called before the routes are registered.
 */
export function refuseWrongPaths(fastify: FastifyInstance): void {
  const routes: { path: RegExp; methods: string[] }[] = [];
  const methodsOf = (path: string): string[] => [
    ...new Set(routes.filter((route) => route.path.test(path)).flatMap(({ methods }) => methods)),
  ];
  fastify.addHook('onRoute', ({ url, method }) => {
    // Wildcards are files of the documentation's page, and what answers 404.
    if (!url.includes('*')) routes.push({ path: patternOf(url), methods: [method].flat() });
  });
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.is404 || opensPage(request)) return;
    const path = request.url.split('?', 1)[0] ?? '';
    const allow = methodsOf(path).sort();
    const problem =
      allow.length > 0
        ? new Problem('method-not-allowed', `${path} takes ${allow.join(', ')}, not ${request.method}.`, {
            extra: { allow },
            headers: { allow: allow.join(', ') },
          })
        : elsewhere(path);
    if (!problem) return;
    await sendProblem(reply, request, problem);
  });

  /** The API moved, once, under its version; links and health never did. */
  function elsewhere(path: string): Problem | null {
    const within = withinApi(path);
    const place = within === path ? `${apiPrefix}${path}` : within;
    if (methodsOf(place).length === 0) return null;
    return new Problem('not-found', `There is nothing at ${path}. It is at ${place}.`, { extra: { movedTo: place } });
  }
}

/** `/people/:id` as what it matches, with or without a slash at its end. */
function patternOf(url: string): RegExp {
  const parts = url
    .replace(/\/$/, '')
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)));
  return new RegExp(`^${parts.join('/')}/?$`);
}
