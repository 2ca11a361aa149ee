import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Seeing } from '../../../../database/people/load-sight.js';
import { actorOf } from './actor.js';
import { Jwts } from './jwts.js';
import { Sessions } from './sessions.js';
import { Sights } from './sights.js';
import { Tokens } from './tokens.js';

/** Whether what somebody came in with still lets them in, and how far they see by now; null: it does not. */
export type Standing = () => Promise<Seeing | null>;

/** For what goes on after a request that was let in: asks again, by the same way in, without counting as a use of it. */
@Injectable()
export class StillIn {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly jwts: Jwts,
    private readonly sights: Sights,
  ) {}

  of(request: FastifyRequest): Standing {
    const { session, tokenId, tokenHash = '' } = request;
    const { id, within } = actorOf(request);
    if (session !== undefined) return async () => (await this.sessions.watched(session.hash))?.actor ?? null;
    if (tokenId !== undefined) return async () => (await this.tokens.find(tokenHash))?.actor ?? null;
    const jwt = request.headers.authorization?.replace(/^Bearer +/i, '') ?? '';
    return async () => ('why' in (await this.jwts.find(jwt)) ? null : this.sights.person(id, within));
  }
}
