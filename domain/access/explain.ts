import type { Actor } from './actor.js';
import type { Grant } from './grant.js';
import { administers, scopesOf } from './held.js';
import { covers, everywhere, touches, type Place } from './place.js';
import { rolesAs, roleMeanings, type Standing } from './roles.js';
import { rights, type Right, type RightName } from './rights.js';

/** By what somebody may send a command. */
export const ways = ['access', 'part', 'role', 'stand_in', 'rules'] as const;
export interface Explanation {
  by: (typeof ways)[number];
  text: string;
  /** Of the roles that give it, where roles do. */
  grantIds: string[];
}

/** A part of a record, and whose it is. */
export interface Played<Part extends string = string> {
  part: Part;
  name: string;
  people: readonly string[];
}

/** By what somebody may do to a record what these parts may; null where neither access, part nor role gives it. */
export function byWhat<Part extends string>(
  actor: Actor,
  standing: Standing<Part>,
  parts: readonly Played<Part>[],
  place: Place,
): Explanation | null {
  if (actor.access === 'auditor') return null;
  const everything = byAdministering(actor);
  if (everything) return everything;
  const part = parts.find(({ people }) => people.includes(actor.id));
  if (part) return { by: 'part', text: `They are ${part.name}.`, grantIds: [] };
  for (const { part: asPart, name } of parts)
    for (const role of rolesAs(standing, asPart)) {
      const grants = reaching(actor, [role], place);
      if (grants) return { by: 'role', text: `As ${roleMeanings[role].name} they stand as ${name}.`, grantIds: grants };
    }
  return null;
}

/** The same of what belongs to no record. */
export function byWhatRight(actor: Actor, name: RightName, place: Place = everywhere): Explanation | null {
  const right: Right = rights[name];
  if (actor.access !== 'administrator' && right.access.includes(actor.access))
    return { by: 'access', text: `Their access is ${actor.access}.`, grantIds: [] };
  const everything = byAdministering(actor);
  if (everything || actor.access === 'auditor') return everything;
  for (const role of right.roles) {
    const grants = reaching(actor, [role], right.scope === 'all' ? everywhere : place);
    if (grants) return { by: 'role', text: `They are ${roleMeanings[role].name}.`, grantIds: grants };
  }
  return null;
}

function byAdministering(actor: Actor): Explanation | null {
  if (actor.access === 'administrator') return { by: 'access', text: 'They are an administrator.', grantIds: [] };
  if (!administers(actor)) return null;
  const grantIds = reaching(actor, ['administrator'], everywhere) ?? [];
  return { by: 'role', text: 'As administrator for all they may do everything.', grantIds };
}

/** Ids of the roles that together reach it; null where they do not. */
function reaching(actor: Actor, roles: readonly Grant['role'][], place: Place): string[] | null {
  if (!covers(scopesOf(actor, roles), place)) return null;
  const theirs = (actor.grants ?? []).filter(({ role, scope }) => roles.includes(role) && touches([scope], place));
  return theirs.flatMap(({ id }) => id ?? []);
}
