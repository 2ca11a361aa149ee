import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { etagOf } from '../commands/asked.js';

/** What of an answer its headers say. */
export interface HeadersOf {
  /** The path in the answer to the version that is its ETag. */
  version?: readonly string[] | undefined;
  /** Where what was made is found, with fields of the answer: `/teams/:id`. */
  location?: string | undefined;
}

/**
 * Sets ETag and Location out of what the handler answers, so that no handler takes the reply for them; an answer that is
 * sent again from under its Idempotency-Key bears them too.
 */
export class AnswerHeaders implements NestInterceptor<unknown, unknown> {
  constructor(private readonly of: HeadersOf) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap((answer) => void reply.headers(headersOf(answer, this.of))));
  }
}

export function headersOf(answer: unknown, { version, location }: HeadersOf): Record<string, string> {
  const number = version?.reduce<unknown>(fieldOf, answer);
  return {
    ...(typeof number === 'number' ? { etag: etagOf(number) } : {}),
    ...(location === undefined
      ? {}
      : { location: location.replace(/:(\w+)/g, (_, name: string) => String(fieldOf(answer, name))) }),
  };
}

function fieldOf(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined;
}
