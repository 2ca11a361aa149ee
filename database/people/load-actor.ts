import type { EntityManager } from 'typeorm';
import type { Access, Actor } from '../../domain/access/actor.js';
import type { Grant, Role, Scope } from '../../domain/access/grant.js';
import type { Instant } from '../../domain/time.js';

/** A person as who they are and what they may, as the columns of `actorColumns` give it. */
export interface ActorRow {
  id: string;
  name: string;
  access: Access;
  active: boolean;
  external: boolean;
  /** Roles that hold now; null where there are none. */
  grants: GrantColumns[] | null;
}

interface GrantColumns {
  id: string;
  role: Role;
  scope: Scope['kind'];
  scope_text: string | null;
  program_id: string | null;
}

export type LoadedActor = Actor & { active: boolean };

/**
 * What every way in reads of a person in its own statement (by a token, a session, a link, behind a command's locks): one
 * place says what an actor is, and no way in needs another journey for it.
 *
 * @param p the alias of `people`
 * @param at SQL of the instant at which roles must hold
 */
export function actorColumns(p: string, at = 'now()'): string {
  return `${p}.id, ${p}.name, ${p}.access, ${p}.active, ${p}.external, (${grantsHeldBy(p, at)}) AS grants`;
}

/** Those given to the person, to their team and to their groups: each is looked for by its own index. */
function grantsHeldBy(p: string, at: string): string {
  const holds = holding(at);
  const columns = 'g.id, g.role, g.scope, g.scope_text, g.program_id';
  return `SELECT jsonb_agg(to_jsonb(held) ORDER BY held.id) FROM (
      SELECT ${columns} FROM role_grants g WHERE g.person_id = ${p}.id AND ${holds}
      UNION ALL SELECT ${columns} FROM role_grants g WHERE g.team_id = ${p}.team_id AND ${holds}
      UNION ALL SELECT ${columns} FROM person_groups m JOIN role_grants g
        ON g.source = m.source AND g.group_folded = m.group_folded WHERE m.person_id = ${p}.id AND ${holds}) held`;
}

/**
 * SQL: for how many ms the roles of `grantsHeldBy` stay as they are by the clock; null: until somebody gives or takes one. To be
 * read in one statement with them.
 */
export function rolesHoldFor(p: string, at = 'now()'): string {
  const next = `SELECT CASE WHEN g.starts_at > ${at} THEN g.starts_at ELSE g.ends_at END AS turn FROM`;
  const ahead = `g.taken_at IS NULL AND (g.starts_at > ${at} OR g.ends_at > ${at})`;
  return `(SELECT extract(epoch FROM min(turns.turn) - ${at})::float8 * 1000 FROM (
      ${next} role_grants g WHERE g.person_id = ${p}.id AND ${ahead}
      UNION ALL ${next} role_grants g WHERE g.team_id = ${p}.team_id AND ${ahead}
      UNION ALL ${next} person_groups m JOIN role_grants g
        ON g.source = m.source AND g.group_folded = m.group_folded WHERE m.person_id = ${p}.id AND ${ahead}) turns)`;
}

/** SQL: whether a person administers the whole installation, by their access or by a role. */
export function administers(p: string): string {
  const role = (who: string): string =>
    `EXISTS (SELECT 1 FROM ${who} AND g.role = 'administrator' AND g.scope = 'all' AND ${holding('now()')})`;
  const groups = 'person_groups m JOIN role_grants g ON g.source = m.source AND g.group_folded = m.group_folded';
  return `(${p}.access = 'administrator' OR ${p}.access <> 'auditor' AND (
    ${role(`role_grants g WHERE g.person_id = ${p}.id`)} OR ${role(`role_grants g WHERE g.team_id = ${p}.team_id`)}
    OR ${role(`${groups} WHERE m.person_id = ${p}.id`)}))`;
}

/** SQL: whether the role `g` holds at an instant. */
function holding(at: string): string {
  return `g.taken_at IS NULL AND g.starts_at <= ${at} AND (g.ends_at IS NULL OR g.ends_at > ${at})`;
}

/** The actor of such a row. */
export function actorOfRow({ id, name, access, external, grants }: ActorRow): Actor {
  const outside = external ? { external } : {};
  return { id, name, access, ...outside, ...(grants === null ? {} : { grants: grants.map(grantOf) }) };
}

function grantOf({ id, role, scope, scope_text, program_id }: GrantColumns): Grant {
  return { id, role, scope: scopeOf({ scope, scope_text, program_id }) };
}

/** Where a role holds, as its row says. */
export function scopeOf({ scope, scope_text, program_id }: Omit<GrantColumns, 'id' | 'role'>): Scope {
  switch (scope) {
    case 'all':
      return { kind: 'all' };
    case 'domain':
      return { kind: 'domain', domain: scope_text ?? '' };
    case 'market':
      return { kind: 'market', market: scope_text ?? '' };
    case 'program':
      return { kind: 'program', programId: program_id ?? '' };
  }
}

/**
 * A person as they are now, whatever way they came in, with the roles that hold; null where there is nobody of this id.
 * Whoever has left is given all the same: `active` says so.
 */
export async function actorOf(manager: EntityManager, personId: string, at?: Instant): Promise<LoadedActor | null> {
  return (await actorsOf(manager, [personId], at)).get(personId.toLowerCase()) ?? null;
}

/** The same of several, by id, in one statement. */
export async function actorsOf(
  manager: EntityManager,
  personIds: Iterable<string>,
  at: Instant = Date.now(),
): Promise<Map<string, LoadedActor>> {
  const ids = [...new Set([...personIds].map((id) => id.toLowerCase()))];
  if (ids.length === 0) return new Map();
  const rows = await manager.query<ActorRow[]>(
    `SELECT ${actorColumns('p', '$2::timestamptz')} FROM people p WHERE p.id = ANY($1)`,
    [ids, new Date(at)],
  );
  return new Map(rows.map((row) => [row.id, { ...actorOfRow(row), active: row.active }]));
}

/** Somebody who is there, and for how long their roles hold by the clock, in ms; null where nobody of this id is. */
export async function holderById(
  manager: EntityManager,
  personId: string,
): Promise<{ actor: Actor; msLeft: number | null } | null> {
  const [row] = await manager.query<(ActorRow & { roles_ms: number | null })[]>(
    `SELECT ${actorColumns('p')}, ${rolesHoldFor('p')} AS roles_ms FROM people p WHERE p.id = $1 AND p.active`,
    [personId],
  );
  return row ? { actor: actorOfRow(row), msLeft: row.roles_ms } : null;
}
