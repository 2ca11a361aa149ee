import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { actorOf, type Actor } from '../access/actor.js';
import { invalidRequest, Problem } from '../problems/problem.js';

/** Who asks for a change, under which key, on which version. */
export interface Asked {
  actor: Actor;
  /** `Idempotency-Key`, or a random one. */
  key: string;
  /** From If-Match, where it was sent. */
  expectedVersion?: number;
}

/** The circumstances of a change: `@AskedBy() asked: Asked`. */
export const AskedBy = createParamDecorator((_: unknown, context: ExecutionContext): Asked => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const expectedVersion = versionOf(request.headers['if-match']);
  return {
    actor: actorOf(request),
    key: request.idempotencyKey ?? request.id,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  };
});

/** @throws Problem `precondition-required` where no version was sent */
export function requireVersion(asked: Asked): number {
  if (asked.expectedVersion !== undefined) return asked.expectedVersion;
  throw new Problem(
    'precondition-required',
    'Send If-Match with the version that was read, e.g. If-Match: "3", so that nobody else’s change is overwritten.',
  );
}

/** The ETag of a version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

function versionOf(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const [, version] = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim()) ?? [];
  if (version === undefined)
    throw invalidRequest([{ path: 'If-Match', message: 'must be a version in quotes, such as "3".' }]);
  return Number(version);
}
