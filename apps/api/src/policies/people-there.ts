import type { EntityManager } from 'typeorm';
import { checkFit } from '../../../../database/people/standing.js';
import { peopleIn, type PolicyKind } from '../../../../domain/policy/check-policy.js';

/** A version that is published names nobody who has left, and asks nobody to decide who only reads. */
export async function requirePeopleThere(manager: EntityManager, kind: PolicyKind, body: unknown): Promise<void> {
  const charge = kind === 'escalation' || kind === 'reminder' ? 'tell' : 'decide';
  await checkFit(
    manager,
    peopleIn(body).map((person) => ({ id: person, charge, path: 'body' })),
  );
}
