import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { publicUrlOf, Settings } from '../../../../config/settings.js';
import { mayBeToken, tokenHash } from '../../../../database/people/token-text.js';
import { Problem } from '../problems/problem.js';
import { Guesses } from '../throttling/guesses.js';
import { isPublic } from './actor.js';
import { bearerOnly, metadataPath } from './bearer-only.js';
import { sessionCookie } from './cookie.js';
import { askedWithin } from './in-the-right-of.js';
import { isJwt, Jwts } from './jwts.js';
import { requireOwnPage } from './own-page.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';

const challenge = 'Bearer realm="tollgate"';

/**
 * Lets nobody in without a token, or the cookie of a browser in which they have signed in, except where a route is public.
 * A token goes before the cookie: whoever sends one means it.
 */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: Tokens,
    private readonly sessions: Sessions,
    private readonly jwts: Jwts,
    private readonly guesses: Guesses,
    private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(isPublic, route)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const asked = askedWithin();
    if (asked) Object.assign(request, asked);
    else if (this.reflector.getAllAndOverride<boolean>(bearerOnly, route)) await this.byTokenAlone(request);
    else if (request.headers.authorization === undefined && sessionCookie(request) !== null)
      await this.bySession(request);
    else await this.byToken(request);
    return true;
  }

  /** Whoever is refused is told where it says how to come in (RFC 9728). */
  private async byTokenAlone(request: FastifyRequest): Promise<void> {
    try {
      await this.byToken(request);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      const where = `${publicUrlOf(this.settings)}${metadataPath}`;
      throw new Problem('unauthenticated', error.detail, {
        headers: { 'www-authenticate': `${challenge}, resource_metadata="${where}"` },
      });
    }
  }

  private async byToken(request: FastifyRequest): Promise<void> {
    const [, jwt] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (jwt !== undefined && isJwt(jwt)) return this.byJwt(request, jwt);
    const [, token] = /^Bearer +([\w-]{8,200})$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token === undefined) {
      this.guesses.failed(request.ip);
      throw unauthenticated('Send the header "Authorization: Bearer tgp_…" with a token of yours.');
    }
    const hash = tokenHash(token);
    const holder = mayBeToken(token) ? await this.tokens.find(hash) : null;
    if (!holder) {
      this.guesses.failed(request.ip);
      throw unauthenticated('The token is unknown, has expired or was revoked. Ask an administrator for a new one.');
    }
    request.actor = holder.actor;
    request.hand = holder.hand;
    request.tokenHash = hash;
    request.tokenId = holder.tokenId;
  }

  /** What a service's own identity has signed, in place of a token of ours. */
  private async byJwt(request: FastifyRequest, jwt: string): Promise<void> {
    let found: Awaited<ReturnType<Jwts['find']>>;
    try {
      found = await this.jwts.find(jwt);
    } catch (error) {
      this.guesses.failed(request.ip);
      throw error;
    }
    if ('why' in found) {
      this.guesses.failed(request.ip);
      throw unauthenticated(`The token is not taken: ${found.why}.`);
    }
    request.actor = found;
    request.hand = null;
    request.vouched = true;
    request.tokenHash = tokenHash(jwt);
  }

  private async bySession(request: FastifyRequest): Promise<void> {
    const holder = await this.sessions.find(request);
    if (!holder) {
      this.guesses.failed(request.ip);
      throw unauthenticated('You are not signed in here any more. Sign in again, at /sign-in.');
    }
    requireOwnPage(request, this.settings);
    request.actor = holder.actor;
    request.hand = holder.hand;
    request.session = holder.session;
  }
}

function unauthenticated(detail: string): Problem {
  return new Problem('unauthenticated', detail, { headers: { 'www-authenticate': challenge } });
}
