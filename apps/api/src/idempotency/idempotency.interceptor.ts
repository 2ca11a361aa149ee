import { randomUUID } from 'node:crypto';
import {
  Injectable,
  RequestMethod,
  StreamableFile,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type Type,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { comingWith } from '../../../../database/people/came-with.js';
import { inHand } from '../../../../database/trail/in-hand.js';
import { contentHash } from '../../../../domain/sign-off/content-hash.js';
import { actorOf } from '../access/actor.js';
import { withinApi } from '../http/api-prefix.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { problemOf } from '../problems/problem-of.js';
import { readUpload, uploadFingerprint } from '../uploads/upload.js';
import { IdempotencyKeys, type StoredAnswer } from './keys.js';
import { withoutSecret } from './secret-sent.js';
import { shownOnce } from './shown-once.js';

/** Refusals after which nothing can have happened: the key stays free, so that the request can be mended and sent again. */
const notBegun = new Set([400, 401, 413, 415, 428, 429]);

/** Carries a change with an `Idempotency-Key` out once, however often it is sent, and answers the same each time. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly keys: IdempotencyKeys) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const given = request.headers['idempotency-key'];
    if (given === undefined) {
      request.idempotencyKey = randomUUID();
      return from(carriedOut(request, next));
    }
    const key = typeof given === 'string' ? given.trim() : '';
    if (key === '' || key.length > 200)
      throw invalidRequest([{ path: 'Idempotency-Key', message: 'must be a header of 1 to 200 characters.' }]);
    request.idempotencyKey = key;
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.once(request, reply, key, next, context.getHandler()));
  }

  private async once(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    next: CallHandler,
    handler: object,
  ): Promise<unknown> {
    const { id } = actorOf(request);
    const secret = shownOnce(handler);
    const body = request.isMultipart()
      ? uploadFingerprint(await readUpload(request))
      : withoutSecret(handler, request.body ?? {});
    const version = request.headers['if-match'];
    const path = withinApi(request.url);
    const asked = { method: request.method, path, body, ...(version === undefined ? {} : { version }) };
    const stored = await this.keys.claim(id, key, contentHash(asked));
    if (stored) return replay(reply, await this.keys.asSeen(actorOf(request), path, stored));
    try {
      const answer: unknown = await carriedOut(request, next);
      // What was asked is asked again: a file is kept for nobody.
      if (answer instanceof StreamableFile) {
        await this.keys.free(id, key).catch(() => undefined);
        return answer;
      }
      const body = secret === undefined ? (answer ?? null) : { ...(answer as object), [secret]: null };
      await this.keys.keep(id, key, { status: reply.statusCode, body, headers: {} });
      return answer;
    } catch (error) {
      const problem = problemOf(error);
      const { status, code, detail, more } = problem;
      if (status >= 500) await this.keys.release(id, key).catch(() => undefined);
      else if (notBegun.has(status)) await this.keys.free(id, key).catch(() => undefined);
      else await this.keys.keep(id, key, { status, body: { code, detail, extra: more.extra ?? {} }, headers: {} });
      throw error;
    } finally {
      this.keys.settle(id, key);
    }
  }
}

/** Marked, where another has made the token, and as narrow all the way as that with which it is asked for. */
function carriedOut(request: FastifyRequest, next: CallHandler): Promise<unknown> {
  const { id: personId, within } = actorOf(request);
  const came = { personId, tokenId: request.tokenId ?? null, within };
  const handle = (): Promise<unknown> => lastValueFrom(next.handle(), { defaultValue: undefined });
  return inHand(request.hand ?? null, () => comingWith(came, handle));
}

function replay(reply: FastifyReply, { status, body, headers }: StoredAnswer): unknown {
  void reply.headers({ ...headers, 'idempotency-replayed': 'true' });
  if (status < 400) return body;
  const { code, detail, extra } = body as { code: string; detail: string; extra: Record<string, unknown> };
  throw new Problem(code, detail, { status, extra });
}

const reads = [RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS];

/** Puts the interceptor on every route of these controllers that changes something; reads go without it. */
export function makeIdempotent(controllers: Type[]): void {
  for (const { prototype } of controllers as { prototype: Record<string, unknown> }[])
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
      const handler: unknown = descriptor?.value;
      if (typeof handler !== 'function') continue;
      const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
      if (method === undefined || reads.includes(method)) continue;
      const present = (Reflect.getMetadata('__interceptors__', handler) ?? []) as unknown[];
      if (!present.includes(IdempotencyInterceptor))
        UseInterceptors(IdempotencyInterceptor)(prototype, name, descriptor as TypedPropertyDescriptor<unknown>);
    }
}
