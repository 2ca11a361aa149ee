import { STATUS_CODES } from 'node:http';
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';
import { problemOf } from './problem-of.js';
import { isScim, scimProblem, scimType } from './scim-problem.js';

/** The one place that turns what was thrown into `application/problem+json` (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('api');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.code === 'internal-error') this.logger.error({ err: error, requestId: request.id }, 'request failed');
    else if (problem.status >= 500) this.logger.warn({ requestId: request.id, code: problem.code }, problem.detail);
    if (reply.sent) return;
    sendProblem(reply, request, problem);
  }
}

/** Directories are answered in the words of SCIM, everybody else in problem details. */
export function sendProblem(
  reply: FastifyReply,
  { url, id }: Pick<FastifyRequest, 'url' | 'id'>,
  problem: Problem,
): FastifyReply {
  void reply.headers(problem.more.headers ?? {});
  if (isScim(url)) {
    const { status, body } = scimProblem(problem);
    return reply.status(status).type(scimType).send(body);
  }
  return reply.status(problem.status).type('application/problem+json; charset=utf-8').send(problemBody(problem, id));
}

export function problemBody(problem: Problem, requestId: string): Record<string, unknown> {
  return {
    type: `urn:tollgate:problem:${problem.code}`,
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.detail,
    code: problem.code,
    requestId,
    ...problem.more.extra,
  };
}
