import type { FastifyInstance } from 'fastify';
import { problemBody } from '../problems/problem.filter.js';
import { Problem } from '../problems/problem.js';

/**
 * A path that is known with another method is 405, with those that it takes; only what is not known is 404. To be called
 * before the routes are registered.
 */
export function refuseWrongMethods(fastify: FastifyInstance): void {
  const routes: { path: RegExp; methods: string[] }[] = [];
  fastify.addHook('onRoute', ({ url, method }) => {
    // Wildcards are files of the documentation's page, and what answers 404.
    if (!url.includes('*')) routes.push({ path: patternOf(url), methods: [method].flat() });
  });
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return;
    const path = request.url.split('?', 1)[0] ?? '';
    const methods = new Set(routes.filter((route) => route.path.test(path)).flatMap((route) => route.methods));
    if (methods.size === 0) return;
    const allow = [...methods].sort().join(', ');
    const detail = `${path} takes ${allow}, not ${request.method}.`;
    const problem = new Problem('method-not-allowed', detail, { extra: { allow: [...methods].sort() } });
    await reply
      .status(problem.status)
      .header('allow', allow)
      .type('application/problem+json; charset=utf-8')
      .send(problemBody(problem, request.id));
  });
}

/** `/people/:id` as what it matches, with or without a slash at its end. */
function patternOf(url: string): RegExp {
  const parts = url
    .replace(/\/$/, '')
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)));
  return new RegExp(`^${parts.join('/')}/?$`);
}
