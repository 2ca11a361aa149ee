import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { withinApi } from './http/api-prefix.js';

/** Without the query: it may hold what people search for. Of a secret link, only what kind it is. */
function loggedPath({ url, routeOptions }: FastifyRequest): string | undefined {
  return /^\/(act|feeds)\//.test(withinApi(url)) ? (routeOptions.url ?? '/') : url.split('?', 1)[0];
}

/** One line for each request that changed something or failed; reads at `debug`. Answers carry the request's id. */
export function logRequests(app: NestFastifyApplication, logger: Logger): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const { statusCode } = reply;
    const level = statusCode >= 500 ? 'error' : request.method === 'GET' && statusCode < 400 ? 'debug' : 'info';
    if (logger.isLevelEnabled(level))
      logger[level](
        {
          requestId: request.id,
          method: request.method,
          path: loggedPath(request),
          status: statusCode,
          ms: Math.round(reply.elapsedTime),
          person: request.actor?.id,
        },
        'request',
      );
    done();
  });
}
