import type { FastifyRequest } from 'fastify';
import { isObject } from '../../../../domain/scim/path.js';
import { ScimRefusal } from '../../../../domain/scim/scim-refusal.js';
import { Problem } from '../problems/problem.js';
import { opaque, tagsIn } from './scim-answers.js';

/** @throws ScimRefusal `invalidSyntax` */
export function bodyOf({ body }: FastifyRequest): Record<string, unknown> {
  if (!isObject(body)) throw new ScimRefusal('invalidSyntax', 'The body is a JSON object.');
  return body;
}

export function queryOf({ query }: FastifyRequest): Record<string, unknown> {
  return isObject(query) ? query : {};
}

/** @throws Problem `version-mismatch` where If-Match names another version than there is */
export function requireTag({ headers }: Pick<FastifyRequest, 'headers'>, present: string): void {
  const match = headers['if-match'];
  if (match === undefined) return;
  const tags = tagsIn(match);
  if (tags.includes('*') || tags.includes(opaque(present))) return;
  throw new Problem('version-mismatch', `It is at version ${present} by now. Read it again.`);
}
