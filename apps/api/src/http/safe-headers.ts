import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** An answer loads nothing, sends nothing and stands in no frame, should somebody open it in a browser. */
const nothing = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** The page of the description: its own files, with styles inline. */
const documentation = [
  "default-src 'self'",
  "base-uri 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const documentationPath = /^\/docs(?:[/?]|$)/;

/**
 * Headers that keep a browser from doing with an answer what nobody wants. For all answers, refusals too: it comes before
 * whatever else may answer. The page, pages of links and files of evidence say more of themselves.
 */
export async function sendSafeHeaders(app: NestFastifyApplication): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: nothing },
    crossOriginEmbedderPolicy: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    if (documentationPath.test(request.url)) void reply.header('content-security-policy', documentation);
    done();
  });
}

/** The same, for what is answered before there is a request. */
export const headersWithoutRequest: Readonly<Record<string, string>> = {
  'Content-Security-Policy': Object.entries(nothing)
    .map(([name, values]) => `${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${values.join(' ')}`)
    .join('; '),
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
};
