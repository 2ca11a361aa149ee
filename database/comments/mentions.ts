import type { EntityManager } from 'typeorm';
import type { Reading } from '../../domain/access/sight.js';
import { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import { unseenAmong } from '../access/unseen.js';
import { actorsNow } from '../people/actor-now.js';
import { loadSight } from '../people/load-sight.js';
import { checkFit } from '../people/standing.js';

/**
 * Those who are mentioned in a comment, in the order in which they are named. Each is there to be told, and sees what it is
 * about: nobody hears of a record by a comment.
 *
 * @param subject the record, and what a person calls it
 * @throws Refusal `unknown-person`, `person-unavailable`, `mention-unseen`
 */
export async function peopleMentioned(
  manager: EntityManager,
  subject: { id: string; name: string },
  ids: readonly string[],
  { reading, at }: { reading: Reading; at: Instant },
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  await checkFit(
    manager,
    ids.map((id, index) => ({ id, charge: 'tell' as const, path: `mentions.${index}` })),
  );
  const actors = await actorsNow(manager, ids, at);
  const mentioned: { id: string; name: string }[] = [];
  for (const [index, given] of ids.entries()) {
    const actor = actors.get(given.toLowerCase());
    if (actor === undefined) continue;
    const { id, name } = actor;
    if ((await unseenAmong(manager, await loadSight(manager, actor, reading), [subject.id])).size > 0)
      throw new Refusal(
        'mention-unseen',
        `${name} does not see ${subject.name}, so they cannot be mentioned on it. Leave them out, or have them named as a reader first.`,
        { personId: id, path: `mentions.${index}` },
      );
    mentioned.push({ id, name });
  }
  return mentioned;
}
