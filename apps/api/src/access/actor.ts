import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { DelegationScope } from '../../../../domain/delegation/delegation.js';

export type Access = 'administrator' | 'program_manager' | 'member' | 'auditor';

/** Who asks: the person whose token it is. */
export interface Actor {
  id: string;
  name: string;
  access: Access;
  /** Those for whom he stands in now, where it was looked up: `withStandIns`. */
  standsInFor?: readonly ActingFor[];
}

/** Somebody absent, and the way from him to the one who asks. */
export interface ActingFor {
  personId: string;
  scope: DelegationScope;
  /** People on the way, the absent one left out and the one who asks included. */
  through: readonly string[];
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the token guard; absent on public routes only. */
    actor?: Actor;
    /** Hash of the token, for the throttle. */
    tokenHash?: string;
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
