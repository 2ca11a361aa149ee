import type { DelegationRow } from '../../../../database/delegations/read-delegations.js';
import { choice, day, instant, integer, nullable, object, person, schema, text, uuid } from '../openapi/json-schema.js';

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
  }),
);

export function delegationJson(row: DelegationRow): object {
  return {
    id: row.id,
    person: { id: row.person_id, name: row.person_name },
    standIn: { id: row.stand_in_id, name: row.stand_in_name },
    scope: row.scope,
    reason: row.reason,
    from: { date: row.from_date, time: row.from_time },
    until: { date: row.until_date, time: row.until_time },
    timeZone: row.time_zone,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    state: row.state,
    createdBy: { id: row.created_by, name: row.creator },
    createdAt: row.created_at.toISOString(),
    revokedBy: row.revoked_by === null ? null : { id: row.revoked_by, name: row.revoker ?? '' },
    revokedAt: row.revoked_at?.toISOString() ?? null,
    version: row.version,
  };
}
