import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiConsumes, ApiExtension, ApiOperation, ApiBody, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { JsonSchema } from './json-schema.js';

export interface Description {
  /** One line, what it does: "Hands an item in for sign-off". */
  summary: string;
  description?: string;
  /** 200 unless said otherwise; 204 answers with nothing. */
  status?: 200 | 201 | 202 | 204;
  /** What it answers with. */
  returns?: JsonSchema;
  /** Media type of an answer that is not JSON. */
  produces?: string;
  /** Refusals besides those that every route can give (400, 401, 429, 500, 503). */
  problems?: (400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429)[];
  /** Media type of its refusals, where people see them in a browser. */
  refusesAs?: 'text/html';
  /** Parts of a multipart body. */
  multipart?: JsonSchema;
  /** Needs no token. */
  public?: boolean;
}

/** How a route stands in the OpenAPI document; sets its status too. */
export function Describe(options: Description): MethodDecorator {
  const { summary, description, status = 200, returns, produces, problems = [], multipart } = options;
  const content = produces ? { [produces]: { schema: { type: 'string', format: 'binary' } } } : undefined;
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ApiResponse({
      status,
      description: status === 204 ? 'Done.' : 'As asked for.',
      ...(returns ? { schema: returns } : {}),
      ...(content ? { content } : {}),
    }),
    ApiExtension('x-problems', problems),
    ...(options.public ? [ApiExtension('x-public', true)] : []),
    ...(options.refusesAs ? [ApiExtension('x-refuses-as', options.refusesAs)] : []),
    ...(produces ? [ApiProduces(produces)] : []),
    ...(multipart ? [ApiConsumes('multipart/form-data'), ApiBody({ schema: multipart })] : []),
  );
}
