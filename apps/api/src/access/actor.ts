import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { OpenSession } from '../../../../database/sign-in/sessions.js';
import type { Hand } from '../../../../database/trail/in-hand.js';
import type { Actor } from '../../../../domain/access/actor.js';

export type { Actor } from '../../../../domain/access/actor.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the token guard; absent on public routes only. */
    actor?: Actor;
    /** Set where they came by the cookie of a browser. */
    session?: OpenSession;
    /** Where another has made the token, or the link by which they signed in. */
    hand?: Hand | null;
    /** Hash of the token, for the throttle. */
    tokenHash?: string;
    /** Of the token; absent where they came in with what is none. */
    tokenId?: string;
    /** Where a trusted issuer vouches for them, by a token of its own. */
    vouched?: boolean;
    /** The `Idempotency-Key` given, or a random one; set for every change. */
    idempotencyKey?: string;
  }
}

export const isPublic = 'tollgate:public';

/** No token is asked for. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(isPublic, true);

export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new Error(`${request.url} has no actor: it is public, or the token guard is missing`);
  return request.actor;
}

/** The person whose token it is: `@CurrentActor() actor: Actor`. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) =>
  actorOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
