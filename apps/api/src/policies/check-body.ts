import type { EntityManager } from 'typeorm';
import { loadRotas } from '../../../../database/duty/load-duty.js';
import { namesOf } from '../../../../database/people/people.js';
import { checkPolicy, peopleIn, rotasIn, type PolicyKind } from '../../../../domain/policy/check-policy.js';
import { Refusal } from '../../../../domain/refusal.js';
import { invalidRequest } from '../problems/problem.js';

/**
 * What a version of a policy is to say is well formed, and names people and rotas that there are.
 *
 * @throws Problem `invalid-request` with what is wrong at each place below `body`, Refusal `unknown-person`, `unknown-rota`
 */
export async function checkBody(manager: EntityManager, kind: PolicyKind, body: unknown): Promise<void> {
  const problems = checkPolicy(kind, body).map(({ path, message }) => ({ path: `body.${path}`, message }));
  if (problems.length > 0) throw invalidRequest(problems);
  const named = peopleIn(body);
  const people = await namesOf(manager, named);
  const unknown = named.filter((id) => !people.has(id.toLowerCase()));
  if (unknown.length > 0)
    throw new Refusal('unknown-person', `Nobody has the id ${unknown.join(', ')}. List the people.`);
  const asked = rotasIn(body);
  const rotas = await loadRotas(manager, asked);
  const missing = asked.filter((id) => !(id.toLowerCase() in rotas));
  if (missing.length > 0)
    throw new Refusal('unknown-rota', `There is no rota ${missing.join(', ')}. List the rotas to see their ids.`);
}
