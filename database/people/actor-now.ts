import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import { withStandIns } from './acting-for.js';
import { withinNow } from './came-with.js';
import { actorOf, actorsOf, type LoadedActor } from './load-actor.js';

/**
 * Who sent a command, as they are now, for `access.ts`: what it is asked at the API's door it is asked again where the command
 * is decided, behind the locks. Meanwhile work was given to somebody else, a delegation has ended, an access was changed.
 *
 * @throws Refusal `not-allowed` where they are not there any more
 */
export async function actorNow(manager: EntityManager, personId: string, at: Instant): Promise<Actor> {
  const actor = await actorOf(manager, personId, at);
  if (!actor?.active) throw new Refusal('not-allowed', `${actor?.name ?? 'Whoever asks for this'} has left.`);
  return withStandIns(manager, present(actor), at);
}

/**
 * The same for what is made, and has no lock of its own: who asks stays as they are until the transaction ends. Asked for
 * before anything else is locked.
 */
export async function actorKept(manager: EntityManager, personId: string): Promise<Actor> {
  await manager.query('SELECT 1 FROM people WHERE id = $1 FOR SHARE', [personId]);
  return actorNow(manager, personId, Date.now());
}

/** The same of several, by id; whoever is not there any more is left out. */
export async function actorsNow(
  manager: EntityManager,
  personIds: readonly string[],
  at: Instant,
): Promise<Map<string, Actor>> {
  const found = await themselvesNow(manager, personIds, at);
  for (const [id, actor] of found) found.set(id, await withStandIns(manager, actor, at));
  return found;
}

/** The same, and not yet for whom they stand in: most act in their own name, and then nobody asks (`eitherName`). */
export async function themselvesNow(
  manager: EntityManager,
  personIds: readonly string[],
  at: Instant,
): Promise<Map<string, Actor>> {
  const found = await actorsOf(manager, personIds, at);
  return new Map([...found].flatMap(([id, actor]) => (actor.active ? [[id, present(actor)] as const] : [])));
}

/**
 * In whose name somebody may do something: first asked as they are by themselves, and where that is refused with those for
 * whom they stand in at that instant. To stand in for somebody only ever lets one do more.
 *
 * @param may gives in whose name; @throws Refusal `not-allowed`
 */
export async function eitherName(
  manager: EntityManager,
  actor: Actor,
  at: Instant,
  may: (actor: Actor) => Promise<string | null> | string | null,
): Promise<string | null> {
  try {
    return await may(actor);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const acting = await withStandIns(manager, actor, at);
    if (acting.standsInFor?.length) return may(acting);
    throw error;
  }
}

/** What they came in with is as narrow behind the locks as at the door. */
function present({ active: _, ...actor }: LoadedActor): Actor {
  return { ...actor, ...withinNow(actor.id) };
}
