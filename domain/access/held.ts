import type { Actor } from './actor.js';
import type { Role, Scope } from './grant.js';
import { covers, everywhere, touches, type Place } from './place.js';

/** Where somebody holds one of these roles. What their access says everywhere is not among it. */
export function scopesOf(actor: Pick<Actor, 'grants'>, roles: readonly Role[]): Scope[] {
  return (actor.grants ?? []).filter(({ role }) => roles.includes(role)).map(({ scope }) => scope);
}

/**
 * Whether somebody holds one of these roles for all of it, and may therefore change something there. Roles of one kind add
 * up; two of different kinds do not. Nobody changes anything who has the access of an auditor, whatever they were given.
 */
export function holds(actor: Actor, roles: readonly Role[], place: Place): boolean {
  return actor.access !== 'auditor' && roles.some((role) => covers(scopesOf(actor, [role]), place));
}

/** Whether somebody holds one of these roles for a part of it, and may therefore read it. */
export function reads(actor: Actor, roles: readonly Role[], place: Place): boolean {
  return touches(scopesOf(actor, roles), place);
}

/** Administers the whole installation: by their access, or by a role for all that there is. */
export function administers(actor: Actor): boolean {
  return actor.access === 'administrator' || holds(actor, ['administrator'], everywhere);
}
