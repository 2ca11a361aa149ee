import type { EntityManager } from 'typeorm';
import { unseenAmong } from '../../../../database/access/unseen.js';
import { loadSight } from '../../../../database/people/load-sight.js';
import type { Actor } from '../../../../domain/access/actor.js';
import type { Explanation } from '../../../../domain/access/explain.js';
import { roleMeanings } from '../../../../domain/access/roles.js';
import { sightOf, type Reading, type Sight } from '../../../../domain/access/sight.js';

/** Somebody who has a part in nothing. */
const nobody = { people: [], answeredFor: [], teamId: null, anyRestricted: true };

/**
 * Whether somebody sees a record, and by what: asked of the condition by which lists are made, with and without what could let
 * them see it.
 *
 * @param id of an item, a program, an exception or a risk
 */
export async function explainReading(
  manager: EntityManager,
  actor: Actor,
  reading: Reading,
  id: string,
): Promise<{ by: Explanation | null; because: string | null }> {
  const sees = async (sight: Sight): Promise<boolean> => !(await unseenAmong(manager, sight, [id])).has(id);
  const stranger = { id: '', name: '', access: 'member' } as const;
  const open = await sees(sightOf(stranger, 'open', nobody));
  if (!(await sees(await loadSight(manager, actor, reading)))) return { by: null, because: whyNot(actor, open) };
  const { grants: _, ...themself } = actor;
  const because = null;
  if (sightOf(themself, 'scoped', nobody).restrictedReach.length > 0)
    return { by: { by: 'access', text: `Their access is ${actor.access}.`, grantIds: [] }, because };
  if (reading === 'open' && open && actor.external !== true)
    return {
      by: { by: 'rules', text: 'It is not restricted, and this installation reads openly.', grantIds: [] },
      because,
    };
  for (const grant of actor.grants ?? [])
    if (await sees(sightOf({ ...actor, grants: [grant] }, 'scoped', nobody)))
      return {
        by: { by: 'role', text: `They are ${roleMeanings[grant.role].name} there.`, grantIds: [grant.id ?? []].flat() },
        because,
      };
  const part = 'They have a part in it, are named as a reader, or manage or stand in for somebody who has one.';
  return { by: { by: 'part', text: part, grantIds: [] }, because };
}

function whyNot({ name, external }: Actor, open: boolean): string {
  const none = `${name} has no part in it, is not named as a reader`;
  if (external === true) return `${none}, and being external sees nothing else.`;
  if (!open)
    return `It is restricted, with or without its program. ${none}, and no role of theirs that sees such reaches it.`;
  return `${none}, and no role of theirs reaches it: this installation reads by scope (READING).`;
}
