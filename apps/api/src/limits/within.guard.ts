import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { areItemsOfProgram, isOfProgram, type BoundKind } from '../../../../database/people/program-bound.js';
import { outsideOfProgram, requireWithin, type Limits } from '../../../../domain/access/limits.js';
import { withinApi } from '../http/api-prefix.js';
import { boundOf, needOf } from './route-bounds.js';

/** Lets a token that is not good for everything do what it is good for, whatever its person may. */
@Injectable()
export class WithinGuard implements CanActivate {
  constructor(private readonly dataSource: DataSource) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { actor } = request;
    if (!actor?.within) return true;
    const path = withinApi(request.routeOptions.url ?? '');
    const need = needOf(request.method, path);
    if (need !== 'asked') requireWithin(actor, need);
    const { programId } = actor.within;
    if (programId !== null && !(await this.isWithin(request, path, programId))) throw outsideOfProgram(actor.within);
    return true;
  }

  /** Whether it is about that program; where it is about many, it is made to be about that one only. */
  private async isWithin(
    request: FastifyRequest,
    path: string,
    programId: NonNullable<Limits['programId']>,
  ): Promise<boolean> {
    const bound = boundOf(request.method, path);
    const body = objectOf(request.body);
    switch (bound.is) {
      case 'free':
      case 'asked':
      case 'seen':
        return true;
      case 'refused':
        return false;
      case 'list':
        return narrow(objectOf(request.query), bound.field, programId);
      case 'body':
        return isThis(body?.[bound.field], programId);
      case 'items':
        if (body?.['filter'] !== undefined) return narrow(objectOf(body['filter']), 'program', programId);
        return this.areWithin(body?.['itemIds'], programId);
      case 'record': {
        if (!(await this.isRecordWithin(bound.kind, objectOf(request.params)?.['id'], programId))) return false;
        return !bound.also || this.isRecordWithin(bound.also.kind, body?.[bound.also.field], programId);
      }
    }
  }

  private async isRecordWithin(kind: BoundKind, ref: unknown, programId: string): Promise<boolean> {
    return typeof ref === 'string' && isOfProgram(this.dataSource.manager, kind, ref, programId);
  }

  private async areWithin(refs: unknown, programId: string): Promise<boolean> {
    if (!Array.isArray(refs) || !refs.every((ref): ref is string => typeof ref === 'string')) return false;
    return areItemsOfProgram(this.dataSource.manager, refs, programId);
  }
}

/** Asked of all, it is asked of that program; asked of another, it is refused. */
function narrow(asked: Record<string, unknown> | null, field: string, programId: string): boolean {
  if (asked === null) return false;
  asked[field] ??= programId;
  return isThis(asked[field], programId);
}

function isThis(value: unknown, programId: string): boolean {
  return typeof value === 'string' && value.trim().toLowerCase() === programId;
}

function objectOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
