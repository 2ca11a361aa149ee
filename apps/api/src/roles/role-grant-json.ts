import { roleGrantStates, type RoleGrantRow, type RoleGrantState } from '../../../../database/access/role-grants.js';
import { roles, scopeKinds } from '../../../../domain/access/grant.js';
import { roleMeanings } from '../../../../domain/access/roles.js';
import { choice, instant, nullable, object, reference, schema, text, uuid } from '../openapi/json-schema.js';

export const roleGrantSchema = schema(
  'RoleGrant',
  object({
    id: uuid,
    role: choice(roles),
    person: nullable(reference),
    team: nullable(reference),
    group: nullable(object({ name: text, source: text })),
    scope: choice(scopeKinds),
    domain: nullable(text),
    market: nullable(text),
    program: nullable(reference),
    state: choice(roleGrantStates),
    from: instant,
    until: nullable(instant),
    reason: text,
    givenBy: nullable(reference),
    givenAt: instant,
    takenBy: nullable(reference),
    takenAt: nullable(instant),
  }),
);

export function roleGrantJson(row: RoleGrantRow): object {
  return {
    id: row.id,
    role: row.role,
    person: referenceTo(row.person_id, row.person_name),
    team: referenceTo(row.team_id, row.team_name),
    group: row.group_name === null ? null : { name: row.group_name, source: row.source ?? '' },
    scope: row.scope,
    domain: row.scope === 'domain' ? row.scope_text : null,
    market: row.scope === 'market' ? row.scope_text : null,
    program: referenceTo(row.program_id, row.program_name),
    state: stateOf(row, Date.now()),
    from: row.starts_at.toISOString(),
    until: row.ends_at?.toISOString() ?? null,
    reason: row.reason,
    givenBy: referenceTo(row.given_by, row.giver_name),
    givenAt: row.created_at.toISOString(),
    takenBy: referenceTo(row.taken_by, row.taker_name),
    takenAt: row.taken_at?.toISOString() ?? null,
  };
}

/** `head of governance in the domain AML`, as people are told of it. */
export function roleText({ role, scope, scope_text, program_name }: RoleGrantRow): string {
  const where = { all: 'everywhere', domain: `in the domain ${scope_text}`, market: `in the market ${scope_text}` };
  return `${roleMeanings[role].name} ${scope === 'program' ? `in the program ${program_name}` : where[scope]}`;
}

function stateOf({ taken_at, starts_at, ends_at }: RoleGrantRow, now: number): RoleGrantState {
  if (taken_at !== null) return 'taken';
  if (starts_at.getTime() > now) return 'coming';
  return ends_at !== null && ends_at.getTime() <= now ? 'over' : 'holds';
}

function referenceTo(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: name ?? '' };
}
