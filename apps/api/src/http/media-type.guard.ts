import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { isPublic } from '../access/actor.js';
import { Problem } from '../problems/problem.js';
import { isScim } from '../problems/scim-problem.js';

/** Where `Describe({ multipart })` leaves what a route consumes. */
const consumes = 'swagger/apiConsumes';

/** JSON is taken, and multipart/form-data where there is a file; pages of links take what a browser's form sends. */
@Injectable()
export class MediaTypeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.method === 'GET' || !hasBody(request)) return true;
    if (this.reflector.getAllAndOverride<boolean>(isPublic, [context.getHandler(), context.getClass()])) return true;
    const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    // Where there is a file, its reader looks at the type.
    if (this.reflector.get<string[] | undefined>(consumes, context.getHandler())) return true;
    if (type === 'application/json' || (type === 'application/scim+json' && isScim(request.url))) return true;
    const sent = type === '' ? 'a body without a type' : type;
    throw new Problem('unsupported-media-type', `Send application/json, not ${sent}.`, {
      headers: { accept: 'application/json' },
    });
  }
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
