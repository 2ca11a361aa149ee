import { HttpException } from '@nestjs/common';
import { isGrpcServiceError, ServiceError } from '@temporalio/client';
import { QueryFailedError } from 'typeorm';
import { isHeldByOthers } from '../../../../database/sql/faults.js';
import { Refusal } from '../../../../domain/refusal.js';
import { ScimRefusal } from '../../../../domain/scim/scim-refusal.js';
import { invalidRequest, Problem } from './problem.js';

const codeOfStatus: Record<number, string> = {
  400: 'invalid-request',
  401: 'unauthenticated',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'payload-too-large',
  414: 'invalid-request',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

/** What of the many things that can be thrown becomes what answer. Internals never leave: they are for the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refusal)
    return new Problem(error.code, error.detail, { extra: error.extra, status: error.status });
  if (error instanceof ScimRefusal) {
    const code = error.status === 409 ? 'already-exists' : 'invalid-request';
    return new Problem(code, error.message, { extra: { scimType: error.scimType }, status: error.status });
  }
  const status = error instanceof HttpException ? error.getStatus() : fastifyStatus(error);
  if (status !== undefined && status < 500) return ofStatus(status, (error as Error).message);
  if (isConnectionError(error)) return databaseAway();
  if (error instanceof QueryFailedError) return ofQuery(error as QueryFailedError);
  if (error instanceof ServiceError || isGrpcServiceError(error))
    return new Problem('engine-unavailable', 'The workflow engine cannot be reached. Try again shortly.', retry);
  return new Problem('internal-error', 'Something went wrong on our side. The request id leads to it in the log.');
}

const retry = { headers: { 'retry-after': '5' } };

/** Whether it was done is not known where the connection was lost at the end; the key tells. */
function databaseAway(): Problem {
  return new Problem(
    'database-unavailable',
    'The database cannot be reached. Send the request again shortly, with the same Idempotency-Key: it is carried out once.',
    retry,
  );
}

function ofStatus(status: number, message: string): Problem {
  const code = codeOfStatus[status] ?? 'invalid-request';
  return new Problem(code, status === 413 ? 'The request is too large. A file may have 25 MB at most.' : message, {
    status,
  });
}

/** Fastify's own errors carry `statusCode` and a code that begins with `FST_`. */
function fastifyStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

function ofQuery(error: QueryFailedError): Problem {
  const driver = error.driverError as { code?: string; detail?: string };
  const code = driver.code ?? '';
  // Class 22: a value that the database cannot hold, e.g. a cursor made by hand.
  if (code.startsWith('22'))
    return invalidRequest([{ path: '', message: 'A value cannot be read or is out of range.' }]);
  if (code === '23505')
    return new Problem(
      'already-exists',
      'There is one with this name or key already. Choose another, or change that one.',
    );
  if (code === '23503')
    return new Problem('unknown-reference', 'An id refers to something that does not exist. Check the ids.');
  if (isHeldByOthers(error))
    return new Problem(
      'record-busy',
      'Others were changing the same records at that moment, and this was not done. Send the request again shortly.',
      retry,
    );
  if (isUnavailable(code)) return databaseAway();
  return new Problem('internal-error', 'Something went wrong on our side. The request id leads to it in the log.');
}

/** Classes 08 (connection), 53 (resources), 57P (shutdown), and where it is not known whether it was done. */
function isUnavailable(code: string): boolean {
  return /^(08|53|57P|40003)/.test(code);
}

/** What drivers and TypeORM throw when a connection cannot be had, or was lost on the way; they agree on no code. */
function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof QueryFailedError && isConnectionError(error.driverError)) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|ENOENT)$/.test(code) || isUnavailable(code))
    return true;
  return /timeout exceeded when trying to connect|Connection terminated|connection error|not currently accepting connections|not queryable|Driver not Connected|query runner (?:was )?already released/i.test(
    error.message,
  );
}
