import { Refusal } from '../refusal.js';
import type { Access, Actor } from './actor.js';
import type { Scope } from './grant.js';
import { administers, holds } from './held.js';
import { everywhere, type Place } from './place.js';
import { noWriting, refuse } from './refuse.js';
import { rights, type Right, type RightName } from './rights.js';

export const accessNames: Record<Access, string> = {
  administrator: 'an administrator',
  program_manager: 'a program manager',
  auditor: 'an auditor',
  member: 'a member',
};

/** Whether somebody may by what they may everywhere, or by a role that holds for all there is, or for the place. */
export function has(actor: Actor, name: RightName, place: Place = everywhere): boolean {
  const right: Right = rights[name];
  if (administers(actor) || right.access.includes(actor.access)) return true;
  return holds(actor, right.roles, right.scope === 'all' ? everywhere : place);
}

/** @throws Refusal `not-allowed` naming who may, and whether a role of theirs does not reach that far */
export function need(actor: Actor, name: RightName, place?: Place): void {
  if (has(actor, name, place)) return;
  const right: Right = rights[name];
  const by = right.access.map((access) => accessNames[access]);
  if (right.scope === 'place' && actor.access !== 'auditor' && holdsSomewhere(actor, name))
    throw new Refusal(
      'not-allowed',
      `Your role does not reach that far: it holds for other domains, markets or programs. Name what it holds for, or ask ${by.join(' or ')}.`,
    );
  refuse(right.does, by);
}

/** Whether a role gives it to them somewhere. */
export function holdsSomewhere(actor: Actor, name: RightName): boolean {
  const { roles }: Right = rights[name];
  return actor.grants?.some(({ role }) => roles.includes(role)) === true;
}

/** Where the roles lie that somebody gives: a program where it stands, a domain or a market by itself. */
export function placeOfScope(scope: Exclude<Scope, { kind: 'program' }>): Place {
  switch (scope.kind) {
    case 'all':
      return everywhere;
    case 'domain':
      return { ...everywhere, domain: scope.domain };
    case 'market':
      return { ...everywhere, markets: [scope.market] };
  }
}

/**
 * Gives a role, or takes it: administrators, and who administers where it holds. Nobody gives more than they have.
 *
 * @param place where the role holds
 */
export function mayGiveRole(actor: Actor, place: Place): void {
  if (actor.access === 'auditor') noWriting(actor);
  need(actor, 'give_roles', place);
}

/** @throws Refusal `separation-of-duties` where they would have it themselves */
export function notToThemself(whom: 'person' | 'team' | 'group', own: boolean): void {
  if (!own) return;
  const who = { person: 'themself', team: 'a team that they are in', group: 'a group that they are in' }[whom];
  throw new Refusal('separation-of-duties', `Nobody gives a role to ${who}. Another administrator does it.`);
}
