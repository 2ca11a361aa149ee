import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Settings } from '../../../../config/settings.js';
import type { OpenSession } from '../../../../database/sign-in/sessions.js';
import { Problem } from '../problems/problem.js';
import { requireOwnPage } from './own-page.js';

/** The field of a form that shows that a page of ours has made it, for this session. */
export const formField = 'form';

export function formToken({ hash }: Pick<OpenSession, 'hash'>): string {
  return createHash('sha256').update(`form/${hash}`).digest('base64url');
}

/**
 * A form that whoever has signed in sends: from a page of this address, and made for them.
 *
 * @throws Problem `foreign-page`
 */
export function requireOwnForm(
  request: FastifyRequest,
  typed: Record<string, string>,
  session: OpenSession,
  settings: Settings,
): void {
  requireOwnPage(request, settings);
  const [given, right] = [Buffer.from(typed[formField] ?? ''), Buffer.from(formToken(session))];
  if (given.length !== right.length || !timingSafeEqual(given, right))
    throw new Problem(
      'foreign-page',
      'This form was not made for you, or before you signed in. Open the page anew, and send it again.',
    );
}
