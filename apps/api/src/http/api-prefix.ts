import type { FastifyInstance } from 'fastify';

/** Where everything stands that people and programs with a token ask for. */
export const apiPrefix = '/api/v1';

/**
 * What keeps its address whatever the version is: health and figures, which machines watch; links that stand in messages
 * that were sent; the pages on which people sign in; calendars that people subscribed to; what is set up at a vendor;
 * SCIM, whose address says its own version; and what model clients speak to, with what it says of itself.
 */
export const outsideApi = [
  'health/*path',
  'metrics',
  'act/*path',
  'open/*path',
  'feeds/*path',
  'lark/*path',
  'sign-in',
  'sign-in/*path',
  'sign-out',
  'signed-in',
  'signed-in/*path',
  'scim/*path',
  'mcp',
  '.well-known/*path',
];

/** The path within the API, as it was before there were versions. What is kept about a request is kept by it. */
export function withinApi(path: string): string {
  return path.startsWith(`${apiPrefix}/`) ? path.slice(apiPrefix.length) : path;
}

/** Handlers say where a record is within the API; who is answered reads where that is. Also of answers kept from before. */
export function completeLocations(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    const location = reply.getHeader('location');
    // A redirect names a page, not a record.
    if (
      reply.statusCode < 300 &&
      typeof location === 'string' &&
      location.startsWith('/') &&
      !location.startsWith('//')
    )
      void reply.header('location', `${apiPrefix}${withinApi(location)}`);
    done(null, payload);
  });
}
