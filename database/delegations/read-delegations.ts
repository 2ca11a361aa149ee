import type { EntityManager } from 'typeorm';
import type { Instant } from '../../domain/time.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { notThere } from '../../domain/access/not-there.js';
import type { Sight } from '../../domain/access/sight.js';
import { seenAmong } from '../access/unseen.js';

/** A delegation with the names of the people in it, and what it is at the moment of asking. */
export interface DelegationRow {
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
const delegationState = `CASE WHEN d.revoked_at IS NOT NULL THEN 'revoked'
  WHEN d.ends_at <= to_timestamp($1::double precision / 1000.0) THEN 'ended'
  WHEN d.starts_at > to_timestamp($1::double precision / 1000.0) THEN 'coming' ELSE 'active' END`;

const delegationColumns = `d.id, d.person_id, p.name AS person_name, p.manager_id, d.stand_in_id, s.name AS stand_in_name,
  d.scope, d.reason, d.from_date::text AS from_date, d.from_time, d.until_date::text AS until_date, d.until_time, d.time_zone,
  d.starts_at, d.ends_at, ${delegationState} AS state, d.created_by, c.name AS creator, d.created_at, d.revoked_by,
  r.name AS revoker, d.revoked_at, d.version`;
const delegationFrom = `delegations d JOIN people p ON p.id = d.person_id JOIN people s ON s.id = d.stand_in_id
  JOIN people c ON c.id = d.created_by LEFT JOIN people r ON r.id = d.revoked_by`;

/** What a list of delegations is narrowed by; null narrows nothing. */
export interface DelegationFilter {
  personId: string | null;
  standInId: string | null;
  scope: string | null;
  state: string | null;
  /** An instant at which they hold, as ISO 8601. */
  at: string | null;
  /** Whoever asks; those of outsourced sites see their own. */
  seenBy?: Sight | undefined;
}

export const delegationSorts: Sorts = {
  start: [
    { sql: 'd.starts_at', type: 'timestamptz' },
    { sql: 'd.id', type: 'uuid' },
  ],
};

/** Delegations `d`, with what each is at `now`. */
export function delegationsBy(
  manager: EntityManager,
  { personId, standInId, scope, state, at, seenBy }: DelegationFilter,
  now: Instant,
  slice: Keyset,
): Promise<DelegationRow[]> {
  const params: unknown[] = [now, personId, standInId, scope, state, at];
  return manager.query(
    `SELECT ${delegationColumns}, ${slice.columns} FROM ${delegationFrom}
     WHERE ($2::uuid IS NULL OR d.person_id = $2) AND ($3::uuid IS NULL OR d.stand_in_id = $3)
       AND ($4::text IS NULL OR d.scope = $4) AND ($5::text IS NULL OR ${delegationState} = $5)
       AND ($6::timestamptz IS NULL OR (d.starts_at <= $6 AND least(d.ends_at, d.revoked_at) > $6))
       AND ${seenAmong('delegations', seenBy, params, 'd.id')} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export async function findDelegation(manager: EntityManager, id: string, now: Instant): Promise<DelegationRow> {
  const [row] = isUuid(id)
    ? await manager.query<DelegationRow[]>(`SELECT ${delegationColumns} FROM ${delegationFrom} WHERE d.id = $2`, [
        now,
        id,
      ])
    : [];
  if (!row) throw notThere('delegations', id);
  return row;
}
