import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { tokenDoor, vouchedDoor } from '../../../../database/people/token-holder.js';
import { sessionDoor } from '../../../../database/sign-in/sessions.js';
import { actorOf, type Actor } from '../access/actor.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { shownBy, type Shown } from './shown.js';

/** Who asks for a change, under which key, on which version. */
export interface Asked {
  actor: Actor;
  /** `Idempotency-Key`, or a random one. */
  key: string;
  /** How the person came in: `token/…`, `jwt/…`, or `session/…`. */
  door: string;
  /** What came along that may show that it is they. */
  shown: Shown;
  /** From If-Match, where it was sent: versions, or any that there is. */
  ifMatch?: '*' | readonly number[];
}

function doorOf({ session, vouched, actor, tokenHash }: FastifyRequest): string {
  if (session) return sessionDoor(session.hash);
  return vouched === true ? vouchedDoor(actor?.within) : tokenDoor(tokenHash ?? 'none');
}

/** The circumstances of a change: `@AskedBy() asked: Asked`. */
export const AskedBy = createParamDecorator((_: unknown, context: ExecutionContext): Asked => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const ifMatch = matchOf(request.headers['if-match']);
  return {
    actor: actorOf(request),
    key: request.idempotencyKey ?? request.id,
    door: doorOf(request),
    shown: shownBy(request),
    ...(ifMatch === undefined ? {} : { ifMatch }),
  };
});

/**
 * The version that the change is meant for, `present` being the one that there is: itself for `*` and for a list that has
 * it, one that is not it for a list that has not.
 *
 * @throws Problem `precondition-required` where If-Match was not sent
 */
export function requireVersion(asked: Asked, present: number): number {
  if (asked.ifMatch === undefined)
    throw new Problem(
      'precondition-required',
      'Send If-Match with the version that was read, e.g. If-Match: "3", so that nobody else’s change is overwritten.',
    );
  return versionAsked(asked, present) ?? present;
}

/**
 * The same where If-Match need not be sent: undefined where any version is meant. Of a list the newest: of what was read
 * last, the fewest have written since.
 */
export function versionAsked({ ifMatch }: Asked, present: number): number | undefined {
  if (ifMatch === undefined || ifMatch === '*') return undefined;
  return ifMatch.includes(present) ? present : Math.max(noVersion, ...ifMatch.filter((version) => version < present));
}

/** What no record has: for tags that are not ours, and weak ones, which never match (RFC 9110, 13.1.1). */
const noVersion = -1;

/** The ETag of a version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

const tag = String.raw`(?:(?:W/)?"[!#-~\x80-\xff]*"|\d{1,9})`;

/** A list of entity tags, or `*` (RFC 9110, 13.1.1). A number without quotes is taken as a version too. */
export const ifMatchPattern = String.raw`^[ \t]*(?:\*|${tag}(?:[ \t]*,[ \t]*${tag})*)[ \t]*$`;

const wellFormed = new RegExp(ifMatchPattern);
const tags = new RegExp(tag, 'g');

function matchOf(header: string | undefined): Asked['ifMatch'] {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (text === '*') return '*';
  if (!wellFormed.test(text))
    throw invalidRequest([
      { path: 'If-Match', message: 'must be a version in quotes, such as "3", several with commas between, or *.' },
    ]);
  return (text.match(tags) ?? []).map((one) => Number(/^"?(\d{1,9})"?$/.exec(one)?.[1] ?? noVersion));
}
