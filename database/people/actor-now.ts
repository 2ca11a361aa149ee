import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import { withStandIns } from './acting-for.js';

/**
 * Who sent a command, as they are now, for `access.ts`: what it is asked at the API's door it is asked again where the command
 * is decided, behind the locks. Meanwhile work was given to somebody else, a delegation has ended, an access was changed.
 *
 * @throws Refusal `not-allowed` where they are not there any more
 */
export async function actorNow(manager: EntityManager, personId: string, at: Instant): Promise<Actor> {
  const [row] = await manager.query<(Actor & { active: boolean })[]>(
    'SELECT id, name, access, active FROM people WHERE id = $1',
    [personId],
  );
  if (!row?.active) throw new Refusal('not-allowed', `${row?.name ?? 'Whoever asks for this'} has left.`);
  const { id, name, access } = row;
  return withStandIns(manager, { id, name, access }, at);
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
  const found = new Map<string, Actor>();
  for (const id of new Set(personIds)) {
    const actor = await actorNow(manager, id, at).catch((error: unknown) => {
      if (error instanceof Refusal) return null;
      throw error;
    });
    if (actor) found.set(id, actor);
  }
  return found;
}
