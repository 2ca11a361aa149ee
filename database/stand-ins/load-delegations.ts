import type { EntityManager } from 'typeorm';
import { loadAccounts } from './accounts.js';
import { delegationsOf, type Delegation, type Delegations } from '../../domain/stand-in/delegation.js';
import { mostHops } from '../../domain/stand-in/stand-in.js';
import type { Instant } from '../../domain/time.js';

interface Row {
  id: string;
  person_id: string;
  person_name: string;
  stand_in_id: string;
  stand_in_name: string;
  scope: Delegation['scope'];
  created_by: string;
  created_at: Date;
  starts_at: Date;
  ends_at: Date;
}

const columns = `d.id, d.person_id, p.name AS person_name, d.stand_in_id, s.name AS stand_in_name, d.scope, d.created_by, d.created_at, d.starts_at,
  least(d.ends_at, d.revoked_at) AS ends_at`;
/** Whoever has left stands in for nobody, and neither does who only reads. */
const there = `s.active AND s.access <> 'auditor'`;
const people = 'JOIN people p ON p.id = d.person_id JOIN people s ON s.id = d.stand_in_id';

/** Every delegation that holds at `from` or later. There are few: those who are away, and those who will be. */
export async function loadDelegations(manager: EntityManager, from: Instant): Promise<Delegations> {
  const rows: Row[] = await manager.query(
    `SELECT ${columns} FROM delegations d ${people}
     WHERE ${there} AND least(d.ends_at, d.revoked_at) > to_timestamp($1 / 1000.0) AND least(d.ends_at, d.revoked_at) > d.starts_at
     ORDER BY d.starts_at, d.id`,
    [from],
  );
  return delegationsOf(rows.map(delegationOf), await loadAccounts(manager));
}

/** The delegations at an instant that lead to a person, over as many hops as a chain may have. */
export async function loadDelegationsTo(manager: EntityManager, personId: string, at: Instant): Promise<Delegations> {
  const active = `d.starts_at <= to_timestamp($2 / 1000.0) AND least(d.ends_at, d.revoked_at) > to_timestamp($2 / 1000.0)`;
  const rows: Row[] = await manager.query(
    `WITH RECURSIVE chain AS (
       SELECT d.id, d.person_id, 1 AS hop FROM delegations d WHERE d.stand_in_id = $1 AND ${active}
       UNION SELECT d.id, d.person_id, c.hop + 1 FROM delegations d JOIN chain c ON d.stand_in_id = c.person_id
         WHERE ${active} AND c.hop < ${mostHops})
     SELECT ${columns} FROM delegations d ${people} WHERE d.id IN (SELECT id FROM chain) ORDER BY d.starts_at, d.id`,
    [personId, at],
  );
  return delegationsOf(rows.map(delegationOf));
}

function delegationOf(row: Row): Delegation {
  return {
    id: row.id,
    personId: row.person_id,
    personName: row.person_name,
    standInId: row.stand_in_id,
    standInName: row.stand_in_name,
    scope: row.scope,
    startsAt: row.starts_at.getTime(),
    endsAt: row.ends_at.getTime(),
    setBy: row.created_by,
    setAt: row.created_at.getTime(),
  };
}
