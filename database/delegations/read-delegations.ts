import type { EntityManager } from 'typeorm';
import type { DelegationFacts } from '../../domain/delegation/delegation-record.js';
import type { Instant } from '../../domain/time.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { notThere } from '../engine/not-there.js';
import type { Sight } from '../../domain/access/sight.js';
import { seenAmong } from '../access/unseen.js';
import type { Row } from '../record/row.js';
import { delegationColumns, delegationFrom, delegationRow } from './row.js';

/** A delegation with the names of the people in it, and what it is at the moment of asking. */
export interface ShownDelegation {
  facts: DelegationFacts;
  managerId: string | null;
  state: string;
  creator: string;
  revoker: string | null;
}

interface ShownRow extends Row {
  manager_id: string | null;
  state: string;
  creator: string;
  revoker: string | null;
}

/** What a delegation is at an instant, `$1` in epoch ms. */
const delegationState = `CASE WHEN d.revoked_at IS NOT NULL THEN 'revoked'
  WHEN d.ends_at <= to_timestamp($1::double precision / 1000.0) THEN 'ended'
  WHEN d.starts_at > to_timestamp($1::double precision / 1000.0) THEN 'coming' ELSE 'active' END`;

const columns = `${delegationColumns}, p.manager_id, ${delegationState} AS state, c.name AS creator, r.name AS revoker`;
const from = `${delegationFrom} JOIN people c ON c.id = d.created_by LEFT JOIN people r ON r.id = d.revoked_by`;

function shown(row: ShownRow): ShownDelegation {
  const { manager_id: managerId, state, creator, revoker } = row;
  return { facts: delegationRow.factsOf(row), managerId, state, creator, revoker };
}

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
export async function delegationsBy(
  manager: EntityManager,
  { personId, standInId, scope, state, at, seenBy }: DelegationFilter,
  now: Instant,
  slice: Keyset,
): Promise<(Row & ShownDelegation)[]> {
  const params: unknown[] = [now, personId, standInId, scope, state, at];
  const rows = await manager.query<ShownRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM ${from}
     WHERE ($2::uuid IS NULL OR d.person_id = $2) AND ($3::uuid IS NULL OR d.stand_in_id = $3)
       AND ($4::text IS NULL OR d.scope = $4) AND ($5::text IS NULL OR ${delegationState} = $5)
       AND ($6::timestamptz IS NULL OR (d.starts_at <= $6 AND least(d.ends_at, d.revoked_at) > $6))
       AND ${seenAmong('delegations', seenBy, params, 'd.id')} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
  return rows.map((row) => ({ ...row, ...shown(row) }));
}

/** @throws Refusal `not-found` */
export async function findDelegation(manager: EntityManager, id: string, now: Instant): Promise<ShownDelegation> {
  const [row] = isUuid(id)
    ? await manager.query<ShownRow[]>(`SELECT ${columns} FROM ${from} WHERE d.id = $2`, [now, id])
    : [];
  if (!row) throw notThere('delegations', id);
  return shown(row);
}
