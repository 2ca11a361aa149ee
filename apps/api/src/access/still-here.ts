import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Seeing } from '../../../../database/people/load-sight.js';
import { Jwts } from './jwts.js';
import { Sessions } from './sessions.js';
import { Sights } from './sights.js';
import { Tokens } from './tokens.js';

/**
 * Whoever came with a request, as they are now: for what goes on after it, such as a stream. As cheap as a look into memory, but
 * for what a trusted issuer has signed.
 */
@Injectable()
export class StillHere {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly jwts: Jwts,
    private readonly sights: Sights,
  ) {}

  /** With how far they see now; null once what they came with has ended or they have left. */
  async of({ session, tokenId, tokenHash, headers }: FastifyRequest): Promise<Seeing | null> {
    if (session) return (await this.sessions.watched(session.hash))?.actor ?? null;
    if (tokenId !== undefined && tokenHash !== undefined) return (await this.tokens.find(tokenHash))?.actor ?? null;
    const [, jwt] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
    const found = jwt === undefined ? null : await this.jwts.find(jwt, 'watched');
    return found === null || 'why' in found ? null : this.sights.person(found.id, found.within);
  }
}
