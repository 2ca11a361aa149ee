import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { findPerson } from '../../../../database/people/people.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { requireWithin } from '../../../../domain/access/limits.js';
import { actorOf } from '../access/actor.js';
import { Problem } from '../problems/problem.js';

/**
 * Lets directories in: a service account with a token that is good for one and for nothing else, or one that administers the
 * whole installation, by a token that is good for that.
 */
@Injectable()
export class ScimGuard implements CanActivate {
  constructor(private readonly dataSource: DataSource) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = actorOf(request);
    if (request.tokenHash === undefined)
      throw new Problem('not-allowed', 'A directory comes by a token of its service account, not by a session.');
    requireWithin(actor, 'directory', null);
    if (actor.within?.level !== 'directory') mayAdminister(actor);
    const { service, external, access } = await findPerson(this.dataSource.manager, actor.id);
    if (!service)
      throw new Problem(
        'not-allowed',
        'A directory comes by a service account of its own, so that the trail says what it did. Make one: tollgate scim token NAME.',
      );
    if (external || access === 'auditor')
      throw new Problem(
        'not-allowed',
        'This service account is of an outsourced site, or only reads. Make another: tollgate scim token NAME.',
      );
    return true;
  }
}
