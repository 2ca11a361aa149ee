import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { scimType } from '../problems/scim-problem.js';

interface Answered {
  meta?: { version?: string; location?: string };
}

/** What is answered is said to be SCIM; of a resource its version is the ETag, and its place the Location. */
@Injectable()
export class ScimAnswers implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<Answered | null | undefined>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer) => {
        if (answer === undefined || answer === null) return answer;
        void reply.type(scimType);
        const { version, location } = answer.meta ?? {};
        if (version !== undefined) void reply.header('etag', version);
        if (location !== undefined && reply.statusCode === 201) void reply.header('location', location);
        const known = request.headers['if-none-match'];
        if (request.method !== 'GET' || version === undefined || known === undefined) return answer;
        if (!tagsIn(known).includes(opaque(version))) return answer;
        void reply.status(304);
        return undefined;
      }),
    );
  }
}

/** Tags as they are compared: weakly, for these are weak. */
export function tagsIn(header: string): string[] {
  return (header.match(/(?:W\/)?"[^"]*"|\*/g) ?? []).map(opaque);
}

export function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}
