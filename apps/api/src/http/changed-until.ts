import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { seenUntil } from '../../../../database/paging/seen-until.js';

/** A first page of what has changed since some time says what to ask with the next time. */
@Injectable()
export class ChangedUntil implements NestInterceptor {
  constructor(private readonly dataSource: DataSource) {}

  async intercept(context: ExecutionContext, next: CallHandler<object>): Promise<Observable<object>> {
    const { query } = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: Record<string, unknown> }>>();
    if (query['changedSince'] === undefined || query['cursor'] !== undefined) return next.handle();
    const changedUntil = (await seenUntil(this.dataSource.manager)).toISOString();
    return next.handle().pipe(map((page) => ({ ...page, changedUntil })));
  }
}
