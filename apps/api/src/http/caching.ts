import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What tells nothing of anybody, and is the same for everybody: the documentation, and whether the process lives. */
const open = /^\/(?:docs(?:\/|$)|openapi\.json$|health\/)/;

/**
 * Nothing of what is answered stays in a cache, of a browser or on the way: it is about people, or holds secrets. One rule
 * for all answers, refusals too, so that no route can forget it; a route that knows better sets the header itself.
 */
export function keepOutOfCaches(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, payload, done) => {
      const path = request.url.split('?', 1)[0] ?? '';
      if (!open.test(path) && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
      done(null, payload);
    });
}
