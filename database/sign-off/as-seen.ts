import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { RoundStage } from '../../domain/sign-off/stages.js';
import { unseenAmong } from '../access/unseen.js';

/** A round, with what it is about: at a tollgate, and of an exception, that names items. */
interface Shown {
  content: unknown;
  stages: readonly RoundStage[];
  signatures?: object[];
  followUps?: object[];
}

interface Named {
  id: string;
}

/**
 * Rounds as somebody sees them: items that they do not see are named neither in the content nor among the follow-ups. Whoever
 * is asked to sign, or has signed, reads what they sign whole.
 */
export async function roundsAsSeen<T extends Shown>(
  manager: EntityManager,
  sight: Sight | undefined,
  rounds: readonly T[],
): Promise<T[]> {
  if (sight === undefined || sight.all) return [...rounds];
  const ids = rounds.flatMap(({ content, followUps = [] }) => [...itemsIn(content), ...followUps.filter(isNamed)]);
  const unseen = await unseenAmong(
    manager,
    sight,
    ids.map(({ id }) => id),
  );
  const isSeen = (one: object): boolean => !isNamed(one) || !unseen.has(one.id);
  return rounds.map((round) => ({
    ...round,
    ...(signs(sight, round) ? {} : { content: without(round.content, isSeen) }),
    ...(round.followUps === undefined ? {} : { followUps: round.followUps.filter(isSeen) }),
  }));
}

function signs({ people }: Sight, { stages, signatures = [] }: Shown): boolean {
  const asked = stages.flatMap(({ approvers }) => approvers.map(({ personId }) => personId));
  const signed = signatures.flatMap((signature) => {
    const { person } = signature as { person?: Named };
    return person ? [person.id] : [];
  });
  return [...asked, ...signed].some((id) => people.includes(id));
}

function itemsIn(content: unknown): Named[] {
  const { items } = (content ?? {}) as { items?: unknown };
  return Array.isArray(items) ? items.filter(isNamed) : [];
}

function without(content: unknown, isSeen: (one: object) => boolean): unknown {
  const items = itemsIn(content);
  return items.every(isSeen) ? content : { ...(content as object), items: items.filter(isSeen) };
}

function isNamed(one: unknown): one is Named {
  return typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string';
}
