import { Injectable, type CanActivate } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actorOf } from '../../../database/people/load-actor.js';
import type { Actor } from '../../../domain/access/actor.js';
import { sightOf, type Sight } from '../../../domain/access/sight.js';

/** What stands in the place of the product's: everybody sees everything, stands in for nobody, and is as they were once read. */
const known = new Map<string, Actor>();

function everything(actor: Actor): Sight {
  const looking = { people: [actor.id], answeredFor: [actor.id], teamId: null, anyRestricted: false };
  return { ...sightOf(actor, 'open', looking), all: true, standsInFor: [] };
}

async function readOnce(manager: EntityManager, id: string): Promise<Actor> {
  const kept = known.get(id);
  if (kept) return kept;
  const found = await actorOf(manager, id);
  if (!found) throw new Error(`there is no person ${id}`);
  const actor: Actor = { ...found, standsInFor: [], sight: everything(found) };
  known.set(id, actor);
  return actor;
}

@Injectable()
export class WithinGuard implements CanActivate {
  canActivate(): boolean {
    return true;
  }
}

@Injectable()
export class SightGuard implements CanActivate {
  canActivate(): boolean {
    return true;
  }
}

export function loadSight(_manager: EntityManager, actor: Actor): Promise<Sight> {
  return Promise.resolve(everything(actor));
}

export function withSight<T extends { actor: Actor }>(_manager: EntityManager, holder: T): Promise<T> {
  return Promise.resolve({ ...holder, actor: { ...holder.actor, sight: everything(holder.actor) } });
}

export function withStandIns(_manager: EntityManager, actor: Actor): Promise<Actor> {
  return Promise.resolve({ ...actor, standsInFor: [] });
}

export const actorNow = readOnce;
export const actorKept = readOnce;

export async function actorsNow(manager: EntityManager, ids: readonly string[]): Promise<Map<string, Actor>> {
  const actors = await Promise.all(ids.map((id) => readOnce(manager, id)));
  return new Map(actors.map((actor) => [actor.id, actor]));
}

export function themselvesNow(manager: EntityManager, ids: readonly string[]): Promise<Map<string, Actor>> {
  return actorsNow(manager, ids);
}

export function eitherName<R>(_manager: EntityManager, actor: Actor, _at: number, may: (actor: Actor) => R): R {
  return may(actor);
}
