import { applyDecorators, HttpCode, UseInterceptors } from '@nestjs/common';
import { ApiConsumes, ApiExtension, ApiOperation, ApiBody, ApiProduces, ApiResponse } from '@nestjs/swagger';
import { AnswerHeaders } from '../http/answer-headers.js';
import { ChangedUntil } from '../http/changed-until.js';
import { isChangedPage, text, versionWithin, type JsonSchema } from './json-schema.js';

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429;

export interface Description {
  /** One line, what it does: "Hands an item in for sign-off". */
  summary: string;
  description?: string;
  /** 200 unless said otherwise; 204 answers with nothing, 303 leads elsewhere. */
  status?: 200 | 201 | 202 | 204 | 303;
  /** What it answers with. */
  returns?: JsonSchema;
  /** Where that is found which it makes, with fields of its answer: `/teams/:id`. */
  location?: string;
  /** Media type of an answer that is not JSON. */
  produces?: string;
  /**
   * Refusals besides the usual ones: 400, 401, 429, 500 and 503 of every route, 404 of one that has a name in its path,
   * 409 and 422 of one that changes something, 413 and 415 of one that takes a file.
   */
  problems?: readonly ProblemStatus[];
  /** Media type of its refusals, where people see them in a browser. */
  refusesAs?: 'text/html';
  /** Parts of a multipart body. */
  multipart?: JsonSchema;
  /** A decision: the policy may ask whoever sends it to have proved who they are. */
  decides?: boolean;
  /**
   * Says what would be, or does so where it is asked to (`dryRun`): it changes no record. Every such route is asked, with bodies that
   * name what is hidden, by `test/e2e/access/previews.test.ts`.
   */
  previews?: boolean;
  /** Needs no token. */
  public?: boolean;
  /** A page that may lead elsewhere instead: 303. */
  leadsOn?: boolean;
}

const leadsOn = 'There it goes on.';

/** How a route stands in the OpenAPI document; sets its status too. */
export function Describe(options: Description): MethodDecorator {
  const { summary, description, status = 200, returns, location, produces, problems = [], multipart } = options;
  const version = versionWithin(returns);
  const headers = {
    ...(version ? { ETag: { description: 'Its version; send it as If-Match to change it.', schema: text } } : {}),
    ...(location === undefined ? {} : { Location: { description: 'Where it is found.', schema: text } }),
  };
  const headed = Object.keys(headers).length > 0;
  const content =
    produces && status !== 303 ? { [produces]: { schema: { type: 'string', format: 'binary' } } } : undefined;
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ApiResponse({
      status,
      description: status === 204 ? 'Done.' : status === 303 ? leadsOn : 'As asked for.',
      ...(headed ? { headers } : {}),
      ...(returns ? { schema: returns } : {}),
      ...(content ? { content } : {}),
    }),
    ...(options.leadsOn ? [ApiResponse({ status: 303, description: leadsOn })] : []),
    ApiExtension('x-problems', problems),
    ...(headed ? [UseInterceptors(new AnswerHeaders({ version, location }))] : []),
    ...(isChangedPage(returns) ? [UseInterceptors(ChangedUntil)] : []),
    ...(options.public ? [ApiExtension('x-public', true)] : []),
    ...(options.previews ? [ApiExtension('x-previews', true)] : []),
    ...(options.decides ? [ApiExtension('x-decides', true)] : []),
    ...(options.refusesAs ? [ApiExtension('x-refuses-as', options.refusesAs)] : []),
    ...(produces ? [ApiProduces(produces)] : []),
    ...(multipart ? [ApiConsumes('multipart/form-data'), ApiBody({ schema: multipart })] : []),
  );
}
