import type { EntityManager } from 'typeorm';
import { namesOf } from '../../../../database/people/people.js';
import { openGlass, type Glass } from '../../../../domain/sign-off/glass.js';
import { instant, list, nullable, object, person, text } from '../openapi/json-schema.js';

/** A break-glass that waits for a second person, in what is shown of an open round. */
export const breakGlassSchema = nullable(
  object({
    askedBy: person,
    reason: text,
    at: instant,
    expiresAt: instant,
    mayConfirm: list(person),
  }),
);

export async function glassJson(manager: EntityManager, round: { glasses?: readonly Glass[] }): Promise<object | null> {
  const glass = openGlass(round);
  if (!glass) return null;
  const { askedBy, reason, at, expiresAt, seconds } = glass;
  const names = await namesOf(manager, [askedBy, ...seconds]);
  const named = (id: string): object => ({ id, name: names.get(id) ?? '' });
  return {
    askedBy: named(askedBy),
    reason,
    at: new Date(at).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
    mayConfirm: seconds.map(named),
  };
}
