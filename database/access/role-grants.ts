import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import type { Actor } from '../../domain/access/actor.js';
import { scopesOf } from '../../domain/access/held.js';
import { rights } from '../../domain/access/rights.js';
import type { Scope } from '../../domain/access/grant.js';
import { folded } from '../../domain/text/folded.js';
import { isUuid } from '../../domain/uuid.js';
import { roleGrants, type RoleGrant } from '../entities/role-grant.js';
import { insertOnce } from '../entities/write.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import type { Condition } from '../sql/condition.js';

/** A role that was given, with the names of what it refers to. */
export interface RoleGrantRow extends RoleGrant {
  person_name: string | null;
  team_name: string | null;
  program_name: string | null;
  giver_name: string | null;
  taker_name: string | null;
}

const columns = `g.*, p.name AS person_name, t.name AS team_name, r.name AS program_name, b.name AS giver_name,
  k.name AS taker_name`;
const from = `role_grants g LEFT JOIN people p ON p.id = g.person_id LEFT JOIN teams t ON t.id = g.team_id
  LEFT JOIN programs r ON r.id = g.program_id LEFT JOIN people b ON b.id = g.given_by
  LEFT JOIN people k ON k.id = g.taken_by`;

export const roleGrantSorts: Sorts = {
  given: [
    { sql: 'g.created_at', type: 'timestamptz' },
    { sql: 'g.id', type: 'uuid' },
  ],
};

/** SQL: what has become of a role `g`. */
const states = {
  coming: 'g.taken_at IS NULL AND g.starts_at > now()',
  holds: 'g.taken_at IS NULL AND g.starts_at <= now() AND (g.ends_at IS NULL OR g.ends_at > now())',
  over: 'g.taken_at IS NULL AND g.ends_at <= now()',
  taken: 'g.taken_at IS NOT NULL',
};
export type RoleGrantState = keyof typeof states;
export const roleGrantStates = Object.keys(states) as RoleGrantState[];

/** SQL: the condition that a role is in this state. */
export function inState(state: RoleGrantState): string {
  return `(${states[state]})`;
}

/** SQL: whether the role `g` is a person's: given to them, to their team or to a group of theirs. */
export function heldBy(person: string): string {
  return `(g.person_id = ${person} OR g.team_id = (SELECT team_id FROM people WHERE id = ${person})
    OR EXISTS (SELECT 1 FROM person_groups m WHERE m.person_id = ${person} AND m.source = g.source
      AND m.group_folded = g.group_folded))`;
}

/** SQL: whether the role `g` holds within these scopes: nobody who gives roles there could not give it. The twin of `covers`. */
export function liesIn(scopes: readonly Scope[], place: (value: unknown) => string): string {
  if (scopes.some(({ kind }) => kind === 'all')) return 'TRUE';
  const domains = place(scopes.flatMap((scope) => (scope.kind === 'domain' ? [folded(scope.domain)] : [])));
  const markets = place(scopes.flatMap((scope) => (scope.kind === 'market' ? [folded(scope.market)] : [])));
  const programs = place(scopes.flatMap((scope) => (scope.kind === 'program' ? [scope.programId] : [])));
  return `(g.scope = 'domain' AND folded(g.scope_text) = ANY(${domains}::text[])
    OR g.scope = 'market' AND folded(g.scope_text) = ANY(${markets}::text[])
    OR g.scope = 'program' AND (g.program_id = ANY(${programs}::uuid[]) OR EXISTS (SELECT 1 FROM programs z WHERE z.id = g.program_id
      AND (folded(z.domain) = ANY(${domains}::text[]) OR cardinality(z.markets) > 0
        AND NOT EXISTS (SELECT 1 FROM unnest(z.markets) m WHERE folded(m) <> ALL(${markets}::text[]))))))`;
}

/** Whether a person has a role within the scopes in which somebody gives roles. */
export async function givesRolesTo(
  manager: EntityManager,
  giver: Pick<Actor, 'grants'>,
  personId: string,
): Promise<boolean> {
  const scopes = scopesOf(giver, rights.give_roles.roles);
  if (scopes.length === 0) return false;
  const params: unknown[] = [personId];
  const theirs = liesIn(scopes, (value) => `$${params.push(value)}`);
  const found = await manager.query<unknown[]>(
    `SELECT 1 FROM role_grants g WHERE ${heldBy('$1::uuid')} AND ${theirs} AND ${inState('holds')} LIMIT 1`,
    params,
  );
  return found.length > 0;
}

/** Whether a role is one of those under a condition on `g`. */
export async function liesWhere(manager: EntityManager, id: string, { sql, params }: Condition): Promise<boolean> {
  const found = await manager.query<unknown[]>(
    `SELECT 1 FROM role_grants g WHERE ${sql} AND g.id = $${params.length + 1}`,
    [...params, id],
  );
  return found.length > 0;
}

/** Roles under a condition, in the order of the slice. */
export function roleGrantsBy(
  manager: EntityManager,
  { sql, params }: Condition,
  slice: Keyset,
): Promise<RoleGrantRow[]> {
  const values = [...params];
  return manager.query<RoleGrantRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM ${from} WHERE ${sql} AND ${slice.after(values)} ${slice.orderBy}`,
    values,
  );
}

/** @throws Refusal `not-found` */
export async function findRoleGrant(manager: EntityManager, id: string): Promise<RoleGrantRow> {
  const [row] = isUuid(id)
    ? await manager.query<RoleGrantRow[]>(`SELECT ${columns} FROM ${from} WHERE g.id = $1`, [id])
    : [];
  if (!row) throw new Refusal('not-found', `There is no role ${id} that was given. List the roles to see their ids.`);
  return row;
}

/** Whether a role is a person's, whatever way it came to them. */
export async function isHeldBy(manager: EntityManager, id: string, personId: string): Promise<boolean> {
  const found = await manager.query<unknown[]>(
    `SELECT 1 FROM role_grants g WHERE g.id = $1 AND ${heldBy('$2::uuid')}`,
    [id, personId],
  );
  return found.length > 0;
}

export type NewRoleGrant = Pick<
  RoleGrant,
  'id' | 'role' | 'person_id' | 'team_id' | 'source' | 'group_name' | 'scope' | 'scope_text' | 'program_id' | 'reason'
> & { given_by: string; starts_at: Date; ends_at: Date | null };

/** False where there is one of this id: it is left alone. */
export async function insertRoleGrant(manager: EntityManager, grant: NewRoleGrant): Promise<boolean> {
  return (await insertOnce(manager, roleGrants, grant)) !== null;
}

/** One that holds or is to come, of the same role, holder and scope; null where there is none. */
export async function sameRoleGrant(manager: EntityManager, grant: NewRoleGrant): Promise<string | null> {
  const [row] = await manager.query<{ id: string }[]>(
    `SELECT g.id FROM role_grants g WHERE g.role = $1 AND g.person_id IS NOT DISTINCT FROM $2::uuid
       AND g.team_id IS NOT DISTINCT FROM $3::uuid AND g.source IS NOT DISTINCT FROM $4::text
       AND g.group_folded IS NOT DISTINCT FROM folded($5::text) AND g.scope = $6
       AND folded(g.scope_text) IS NOT DISTINCT FROM folded($7::text) AND g.program_id IS NOT DISTINCT FROM $8::uuid
       AND g.id <> $9 AND g.taken_at IS NULL AND (g.ends_at IS NULL OR g.ends_at > $10::timestamptz)
       AND ($11::timestamptz IS NULL OR g.starts_at < $11) LIMIT 1`,
    [
      ...[grant.role, grant.person_id, grant.team_id, grant.source, grant.group_name, grant.scope, grant.scope_text],
      ...[grant.program_id, grant.id, grant.starts_at, grant.ends_at],
    ],
  );
  return row?.id ?? null;
}

/** Takes a role; false where it was taken before. */
export async function takeRoleGrant(manager: EntityManager, id: string, takenBy: string): Promise<boolean> {
  const [rows] = await manager.query<[unknown[], number]>(
    'UPDATE role_grants SET taken_at = now(), taken_by = $2 WHERE id = $1 AND taken_at IS NULL RETURNING id',
    [id, takenBy],
  );
  return rows.length > 0;
}

/** Everybody whose a role is now, who is there. */
export async function holdersOf(
  manager: EntityManager,
  { person_id, team_id, source, group_name }: Pick<RoleGrant, 'person_id' | 'team_id' | 'source' | 'group_name'>,
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT p.id FROM people p WHERE p.active AND (p.id = $1 OR p.team_id = $2 OR EXISTS (SELECT 1 FROM person_groups m
       WHERE m.person_id = p.id AND m.source = $3 AND m.group_folded = folded($4))) ORDER BY p.id`,
    [person_id, team_id, source, group_name],
  );
  return rows.map(({ id }) => id);
}
