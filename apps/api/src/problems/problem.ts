/** What only the API can say no for; the reasons of the engine are in `domain/refusal.ts`. */
export const problemStatus = {
  'invalid-request': 400,
  'sign-in-stale': 400,
  unauthenticated: 401,
  'not-allowed': 403,
  'provider-refused': 403,
  stranger: 403,
  'foreign-page': 403,
  'wrong-password': 403,
  'no-password': 409,
  'cannot-prove': 409,
  'login-pending': 400,
  'slow-down': 400,
  'login-refused': 403,
  'login-expired': 410,
  'not-found': 404,
  'method-not-allowed': 405,
  'request-timeout': 408,
  'already-exists': 409,
  'program-name-near': 409,
  'request-in-progress': 409,
  'version-mismatch': 412,
  'payload-too-large': 413,
  'pack-too-large': 413,
  'unsupported-media-type': 415,
  'idempotency-key-reused': 422,
  'invalid-file': 422,
  'unknown-reference': 422,
  'rows-rejected': 422,
  'undecided-columns': 422,
  'search-too-broad': 422,
  'invalid-query': 422,
  'query-too-large': 422,
  'report-too-large': 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  'headers-too-large': 431,
  'internal-error': 500,
  'database-unavailable': 503,
  'engine-unavailable': 503,
  'readers-busy': 503,
  'query-unavailable': 503,
  'reports-busy': 503,
  'provider-away': 503,
  'record-busy': 503,
  'not-ready': 503,
} as const;

export type ProblemCode = keyof typeof problemStatus;

export interface FieldError {
  /** Where, e.g. `due.date`. */
  path: string;
  message: string;
}

/** An answer that is a refusal: what is wrong, and how to put it right. The filter makes `application/problem+json` of it. */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: string,
    readonly detail: string,
    readonly more: { extra?: Record<string, unknown>; headers?: Record<string, string>; status?: number } = {},
  ) {
    super(detail);
    this.name = 'Problem';
    this.status = more.status ?? problemStatus[code as ProblemCode];
  }
}

/** Errors that are named; of more only the number is said. */
const mostErrors = 50;
/** Of those, how many the one line for people has. */
const mostInDetail = 10;
const longestPath = 200;
const longestMessage = 500;

/** `errors` names the fields that are wrong: fifty of them, and `errorsInAll` says how many there are. */
export function invalidRequest(all: readonly FieldError[]): Problem {
  const errors = all
    .slice(0, mostErrors)
    .map(({ path, message }) => ({ path: cut(path, longestPath), message: cut(message, longestMessage) }));
  const said = errors
    .slice(0, mostInDetail)
    .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  if (all.length > said.length) said.push(`And ${(all.length - said.length).toLocaleString('en')} more.`);
  return new Problem('invalid-request', said.join(' '), { extra: { errors, errorsInAll: all.length } });
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text;
}
