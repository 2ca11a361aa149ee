import type { EntityManager } from 'typeorm';
import { Refusal } from '../../../../domain/refusal.js';
import { isUuid } from '../openapi/fields.js';
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

export interface DelegationJsonRow {
  id: string;
  person_id: string;
  person_name: string;
  manager_id: string | null;
  stand_in_id: string;
  stand_in_name: string;
  scope: string;
  reason: string;
  from_date: string;
  from_time: string | null;
  until_date: string;
  until_time: string | null;
  time_zone: string;
  starts_at: Date;
  ends_at: Date;
  state: string;
  created_by: string;
  creator: string;
  created_at: Date;
  revoked_by: string | null;
  revoker: string | null;
  revoked_at: Date | null;
  version: number;
}

/** What a delegation is at an instant, `$1` in epoch ms. */
export const delegationState = `CASE WHEN d.revoked_at IS NOT NULL THEN 'revoked'
  WHEN d.ends_at <= to_timestamp($1::double precision / 1000.0) THEN 'ended'
  WHEN d.starts_at > to_timestamp($1::double precision / 1000.0) THEN 'coming' ELSE 'active' END`;

export const delegationColumns = `d.id, d.person_id, p.name AS person_name, p.manager_id, d.stand_in_id, s.name AS stand_in_name,
  d.scope, d.reason, d.from_date::text AS from_date, d.from_time, d.until_date::text AS until_date, d.until_time, d.time_zone,
  d.starts_at, d.ends_at, ${delegationState} AS state, d.created_by, c.name AS creator, d.created_at, d.revoked_by,
  r.name AS revoker, d.revoked_at, d.version`;
export const delegationFrom = `delegations d JOIN people p ON p.id = d.person_id JOIN people s ON s.id = d.stand_in_id
  JOIN people c ON c.id = d.created_by LEFT JOIN people r ON r.id = d.revoked_by`;

export function delegationJson(row: DelegationJsonRow): object {
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

/** @throws Refusal `not-found` */
export async function findDelegation(manager: EntityManager, id: string): Promise<DelegationJsonRow> {
  const [row] = isUuid(id)
    ? await manager.query<DelegationJsonRow[]>(`SELECT ${delegationColumns} FROM ${delegationFrom} WHERE d.id = $2`, [
        Date.now(),
        id,
      ])
    : [];
  if (!row) throw new Refusal('not-found', `There is no delegation ${id}. List the delegations to see their ids.`);
  return row;
}
