import type { EntityManager } from 'typeorm';
import { checkDelegation, instantsOf, type DelegationSpan } from '../../domain/delegation/check-delegation.js';
import type { DelegationScope } from '../../domain/stand-in/delegation.js';
import { DelegationChange } from '../../domain/delegation/change.js';
import { fireDelegationSteps } from '../../domain/delegation/decide.js';
import { requireFit } from '../../domain/person/standing.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { loadStanding } from '../people/standing.js';
import { begin } from '../record/begin.js';
import { delegationKind } from './kind.js';
import { loadDelegation } from './load-delegation.js';
import { delegationRow } from './row.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { locks } from '../sql/locks.js';

export interface NewDelegation {
  /** Given by the caller, so that a request sent twice makes one. */
  id: string;
  personId: string;
  standInId: string;
  scope: DelegationScope;
  reason: string;
  span: DelegationSpan;
}

/**
 * Sets a delegation, tells both, and starts the workflow that tells them of its start and end.
 *
 * @throws Refusal `unknown-person`, `person-unavailable`, `invalid-command`, `delegation-overlap`, `delegation-loop`
 */
export async function createDelegation(
  manager: EntityManager,
  given: NewDelegation,
  ctx: { actorId: string; at: number },
): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [locks.delegations]);
  const known: unknown[] = await manager.query('SELECT 1 FROM delegations WHERE id = $1', [given.id]);
  if (known.length > 0) return;
  const standing = await loadStanding(manager, [given.personId, given.standInId]);
  requireFit(standing, [
    { id: given.personId, charge: 'tell', path: 'personId' },
    { id: given.standInId, charge: 'stand_in', path: 'standInId' },
  ]);
  const nameOf = (id: string): string => standing.get(id.toLowerCase())?.name ?? '';
  const names = { personName: nameOf(given.personId), standInName: nameOf(given.standInId) };
  const { startsAt, endsAt } = instantsOf(given.span, ctx.at);
  const delegations = await loadDelegations(manager, ctx.at);
  const { id, personId, standInId, scope, span } = given;
  const wanted = { id, personId, standInId, scope, startsAt, endsAt, ...names, setBy: ctx.actorId };
  checkDelegation(wanted, [...delegations.values()].flat(), span.zone, delegations.accounts);
  await delegationRow.insert(manager, {
    ...{ ...wanted, ...span, reason: given.reason, setAt: ctx.at },
    ...{ status: 'coming', revokedAt: null, revokedBy: null, version: 1 },
  });
  const subject = await loadDelegation(manager, id, [ctx.actorId]);
  if (!subject) return;
  const change = new DelegationChange(noOutcome(subject), `delegation/${id}#created`, ctx.actorId, ctx.at);
  // Where it begins now, both hear of the start at once.
  if (startsAt > ctx.at) change.tellBoth('planned');
  const created = change.made('delegation.created', change.about({ startsAt, endsAt, reason: given.reason }));
  await begin(delegationKind, manager, fireDelegationSteps(created, ctx.at), ctx);
}
