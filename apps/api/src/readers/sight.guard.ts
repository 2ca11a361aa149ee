import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { recordReading } from '../../../../database/restrictions/restrict.js';
import { isRestrictable, meantBy, restrictedWithoutPart, seenAs } from '../../../../database/access/unseen.js';
import { doorRule } from './doors.js';
import { isNoun, notThere } from '../../../../database/engine/not-there.js';
import { Refusal } from '../../../../domain/refusal.js';
import { Sights } from '../access/sights.js';
import { apiPrefix, withinApi } from '../http/api-prefix.js';
import { Problem } from '../problems/problem.js';

/**
 * Knows how far whoever asks sees, and refuses what an address names and they do not see: before
 * anything else is looked at, in the words in which something is refused that is not there. So no route about a record can
 * forget it; what a request names elsewhere, and what lists give, asks `actor.sight` itself.
 */
@Injectable()
export class SightGuard implements CanActivate {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sights: Sights,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!request.actor) return true;
    const { manager } = this.dataSource;
    const sight = await this.sights.sightOf(request.actor);
    if (sight === null) throw new Problem('unauthenticated', 'You have left since you came in.');
    request.actor = { ...request.actor, sight };
    const address = request.routeOptions.url ?? '';
    // Pages by which people sign in tell of no record.
    if (!address.startsWith(apiPrefix)) return true;
    const place = withinApi(address);
    const [, first = ''] = place.split('/');
    if (sight.external && (doorRule(first) ?? 'house') === 'house')
      throw new Refusal('not-allowed', 'People of outsourced sites see what they have a part in, and nothing else.');
    const [, noun] = /^\/([a-z-]+)\/:id(?:\/|$)/.exec(place) ?? [];
    const ref = (request.params as Record<string, string>)['id'];
    if (!isNoun(noun) || ref === undefined) return true;
    const seen = await seenAs(manager, sight, noun, ref);
    if (seen === 'unseen') throw notThere(noun, ref);
    const mayBe = seen === 'restricted' || noun === 'proposals';
    if (request.method === 'GET' && mayBe && sight.anyRestricted && sight.restrictedReach.length > 0) {
      const meant = await meantBy(manager, noun, ref);
      const read = isRestrictable(meant.noun)
        ? await restrictedWithoutPart(manager, sight, meant.noun, meant.ref)
        : undefined;
      if (read) await recordReading(manager, read, request.actor.id, Date.now());
    }
    return true;
  }
}
