import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Settings } from '../../../../config/settings.js';
import { Problem } from '../problems/problem.js';
import { PerMinute } from './per-minute.js';

/** So many requests per token and minute, in fixed windows. Public routes are not counted. */
@Injectable()
export class ThrottleGuard implements CanActivate {
  private readonly counted = new PerMinute();

  constructor(private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const { tokenHash } = context.switchToHttp().getRequest<FastifyRequest>();
    if (tokenHash === undefined) return true;
    const { requestsPerMinute } = this.settings;
    const seconds = this.counted.beyond(requestsPerMinute, tokenHash);
    if (seconds === null) return true;
    throw new Problem(
      'too-many-requests',
      `A token may send ${requestsPerMinute} requests a minute. Go on in ${seconds} s.`,
      {
        headers: { 'retry-after': String(seconds) },
      },
    );
  }
}
