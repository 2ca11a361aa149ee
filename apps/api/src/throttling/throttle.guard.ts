import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Settings } from '../../../../config/settings.js';
import { Problem } from '../problems/problem.js';

const windowMs = 60_000;

/** So many requests per token and minute, in fixed windows. Public routes are not counted. */
@Injectable()
export class ThrottleGuard implements CanActivate {
  private windowEnds = 0;
  private counts = new Map<string, number>();

  constructor(private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const { tokenHash } = context.switchToHttp().getRequest<FastifyRequest>();
    if (tokenHash === undefined) return true;
    const now = Date.now();
    if (now >= this.windowEnds) {
      this.counts = new Map();
      this.windowEnds = now + windowMs;
    }
    const count = (this.counts.get(tokenHash) ?? 0) + 1;
    this.counts.set(tokenHash, count);
    const { requestsPerMinute } = this.settings;
    if (count <= requestsPerMinute) return true;
    const seconds = Math.ceil((this.windowEnds - now) / 1000);
    throw new Problem(
      'too-many-requests',
      `A token may send ${requestsPerMinute} requests a minute. Go on in ${seconds} s.`,
      {
        headers: { 'retry-after': String(seconds) },
      },
    );
  }
}
