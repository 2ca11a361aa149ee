import type { Problem } from './problem.js';
import { urn } from '../../../../domain/scim/schemas.js';

export const scimPlace = '/scim/v2';
export const scimType = 'application/scim+json; charset=utf-8';

/** Whether what is asked for is answered in the words of SCIM. */
export function isScim(url: string): boolean {
  return url === '/scim' || url.startsWith('/scim/') || url.startsWith('/scim?');
}

const typeOfCode: Record<string, string> = { 'already-exists': 'uniqueness' };

/**
 * A refusal as directories read it (RFC 7644, 3.12). What is understood and against the rules is 400 to them: they know no 422.
 */
export function scimProblem(problem: Problem): { status: number; body: Record<string, unknown> } {
  const status = problem.status === 422 || problem.status === 428 ? 400 : problem.status;
  const said = problem.more.extra?.['scimType'] ?? typeOfCode[problem.code];
  const type = said ?? (status === 400 ? 'invalidValue' : undefined);
  return {
    status,
    body: {
      schemas: [urn.error],
      status: String(status),
      ...(type === undefined ? {} : { scimType: type }),
      detail: problem.detail,
    },
  };
}
