import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Settings } from '../../../../config/settings.js';
import { Problem } from '../problems/problem.js';
import { PerMinute } from './per-minute.js';

/** So many requests per token or session and minute, in fixed windows. Public routes are not counted. */
@Injectable()
export class ThrottleGuard implements CanActivate {
  private readonly counted = new PerMinute();

  constructor(private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const { tokenHash, session } = context.switchToHttp().getRequest<FastifyRequest>();
    const secret = tokenHash ?? session?.hash;
    if (secret === undefined) return true;
    const { requestsPerMinute } = this.settings;
    const seconds = this.counted.beyond(requestsPerMinute, secret);
    if (seconds === null) return true;
    throw new Problem(
      'too-many-requests',
      `A token, or a browser that has signed in, may send ${requestsPerMinute} requests a minute. Go on in ${seconds} s.`,
      {
        headers: { 'retry-after': String(seconds) },
      },
    );
  }
}
