import type { ShownDelegation } from '../../../../database/delegations/read-delegations.js';
import type { Actor } from '../access/actor.js';
import { mayEndDelegation } from '../../../../domain/access/access.js';
import { goesThrough } from '../../../../domain/access/trial.js';
import { allowedDelegationEvents, type DelegationStatus } from '../../../../domain/delegation/table.js';
import {
  choice,
  day,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';

const when = object({ date: day, time: nullable(text) });

export const delegationSchema = schema(
  'Delegation',
  object({
    id: uuid,
    person,
    standIn: person,
    scope: choice(['approvals', 'everything']),
    reason: text,
    from: when,
    until: when,
    timeZone: text,
    startsAt: instant,
    endsAt: instant,
    state: choice(['coming', 'active', 'ended', 'revoked']),
    createdBy: person,
    createdAt: instant,
    revokedBy: nullable(person),
    revokedAt: nullable(instant),
    version: integer,
    can: list(choice(['end'])),
  }),
);

/** @param actor whoever reads: what they may do to it comes with it */
export function delegationJson(shown: ShownDelegation, actor: Actor): object {
  const { facts: d, state, creator, revoker, managerId } = shown;
  const mayEnd = (): void => mayEndDelegation(actor, { id: d.personId, managerId }, d.standInId);
  return {
    id: d.id,
    person: { id: d.personId, name: d.personName },
    standIn: { id: d.standInId, name: d.standInName },
    scope: d.scope,
    reason: d.reason,
    from: d.from,
    until: d.until,
    timeZone: d.zone,
    startsAt: new Date(d.startsAt).toISOString(),
    endsAt: new Date(d.endsAt).toISOString(),
    state,
    createdBy: { id: d.setBy, name: creator },
    createdAt: new Date(d.setAt).toISOString(),
    revokedBy: d.revokedBy === null ? null : { id: d.revokedBy, name: revoker ?? '' },
    revokedAt: d.revokedAt === null ? null : new Date(d.revokedAt).toISOString(),
    version: d.version,
    can: goesThrough(mayEnd) ? allowedDelegationEvents(state as DelegationStatus) : [],
  };
}
