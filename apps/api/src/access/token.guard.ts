import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { tokenHash } from '../../../../database/people/tokens.js';
import { Problem } from '../problems/problem.js';
import { Guesses } from '../throttling/guesses.js';
import { isPublic } from './actor.js';
import { Tokens } from './tokens.js';

/** Lets nobody in without a token, except where a route is public. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: Tokens,
    private readonly guesses: Guesses,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(isPublic, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const [, token] = /^Bearer +([\w-]{8,200})$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token === undefined) {
      this.guesses.failed(request.ip);
      throw unauthenticated('Send the header "Authorization: Bearer tg_…" with a token of yours.');
    }
    const hash = tokenHash(token);
    const holder = await this.tokens.find(hash);
    if (!holder) {
      this.guesses.failed(request.ip);
      throw unauthenticated('The token is unknown, has expired or was revoked. Ask an administrator for a new one.');
    }
    request.actor = holder.actor;
    request.hand = holder.hand;
    request.tokenHash = hash;
    return true;
  }
}

function unauthenticated(detail: string): Problem {
  return new Problem('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="tollgate"' } });
}
