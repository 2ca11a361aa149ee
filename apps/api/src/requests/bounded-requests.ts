import { PassThrough } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';
import { isScim } from '../problems/scim-problem.js';
import { checkJsonBounds } from './json-bounds.js';

/** Bytes of a JSON body. */
export const largestJson = 1024 * 1024;

/**
 * How Fastify's server is to bound what comes in, in ms. A file of 25 MB has five minutes, headers have twenty seconds, and
 * a JSON body half a minute, see `boundRequests`.
 */
export const requestLimits = { requestTimeout: 300_000, http: { headersTimeout: 20_000 } } as const;

/** What comes here is signed over its bytes. */
export const signedPath = '/lark/callback';

/** SCIM has a name of its own for it. */
const jsonTypes = ['application/json', 'application/scim+json'];

const rawBodies = new WeakMap<FastifyRequest, Buffer>();

/** The bytes of a body that came to `signedPath`; null where it had none. */
export function rawBodyOf(request: FastifyRequest): Buffer | null {
  return rawBodies.get(request) ?? null;
}

/** JSON is looked at before it is parsed, and must be there in time. */
export function boundRequests(app: NestFastifyApplication, jsonWithinMs: number): void {
  const fastify = app.getHttpAdapter().getInstance();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  for (const type of jsonTypes)
    app.useBodyParser(
      type,
      { bodyLimit: largestJson },
      (request: FastifyRequest, body: Buffer, done: (error: Error | null, value?: unknown) => void) => {
        const text = body.toString();
        if (request.url.split('?', 1)[0] === signedPath) rawBodies.set(request, body);
        try {
          checkJsonBounds(text);
        } catch (error) {
          done(error as Error);
          return;
        }
        // Directories name a type where they remove something, and send nothing.
        if (text === '' && isScim(request.url)) done(null, undefined);
        else void parse(request, text, done);
      },
    );
  fastify.addHook('preParsing', (request, reply, payload, done) => {
    if (!/^application\/(?:scim\+)?json\b/i.test(request.headers['content-type'] ?? '')) {
      done(null, payload);
      return;
    }
    const body = new PassThrough();
    const late = setTimeout(() => {
      // What still comes is not read: the connection ends with the answer.
      void reply.header('connection', 'close');
      reply.raw.once('finish', () => payload.destroy());
      payload.unpipe(body);
      body.destroy(new Problem('request-timeout', tooSlow(jsonWithinMs)));
    }, jsonWithinMs);
    const inTime = (): void => {
      clearTimeout(late);
    };
    for (const end of ['end', 'close', 'error']) payload.once(end, inTime);
    // Answered before it was read, say because it is too large: nobody waits for it.
    reply.raw.once('close', inTime);
    body.on('error', () => undefined);
    payload.once('error', (error) => body.destroy(error));
    payload.pipe(body);
    done(null, body);
  });
}

function tooSlow(ms: number): string {
  return `The body did not come within ${ms / 1000} s. Send it again, at once.`;
}
