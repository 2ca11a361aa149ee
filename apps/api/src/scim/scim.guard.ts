import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { findPerson } from '../../../../database/people/people.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { requireWithin } from '../../../../domain/access/limits.js';
import { actorOf } from '../access/actor.js';
import { Problem } from '../problems/problem.js';

/** Lets directories in: a service account that administers the whole installation, by a token that is good for it. */
@Injectable()
export class ScimGuard implements CanActivate {
  constructor(private readonly dataSource: DataSource) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = actorOf(request);
    if (request.tokenHash === undefined)
      throw new Problem('not-allowed', 'A directory comes by a token of its service account, not by a session.');
    mayAdminister(actor);
    requireWithin(actor, 'administer', null);
    if (!(await findPerson(this.dataSource.manager, actor.id)).service)
      throw new Problem(
        'not-allowed',
        'A directory comes by a service account of its own, so that the trail says what it did. Make one: docs/scim.md says how.',
      );
    return true;
  }
}
