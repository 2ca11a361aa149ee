import type { EntityManager } from 'typeorm';
import { accountsOf, setSameAs } from '../../../../database/stand-ins/accounts.js';
import { findPerson } from '../../../../database/people/people.js';
import { lockPeople } from '../../../../database/people/write-people.js';
import { pokeWhatWaits } from '../../../../database/sign-off/poke-waiting.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { Asked } from '../commands/asked.js';

/**
 * Two accounts are one natural person, and with them whatever accounts were marked with either. From then on they count
 * once wherever somebody decides, and what one of them worked on is the work of all.
 *
 * @throws Refusal `not-found`, `unknown-person`, `invalid-command`
 */
export async function markSame(
  manager: EntityManager,
  id: string,
  { personId, reason }: { personId: string; reason: string },
  asked: Asked,
): Promise<void> {
  await lockPeople(manager);
  const one = await findPerson(manager, id);
  const other = await findPerson(manager, personId).catch(() => {
    throw new Refusal('unknown-person', `There is no person ${personId}. List the people.`, { path: 'personId' });
  });
  if (one.id === other.id)
    throw new Refusal('invalid-command', 'These are one account already. Name another.', { path: 'personId' });
  const first = other.same_as ?? other.id;
  const all = [...new Set([...(await accountsOf(manager, other.id)), ...(await accountsOf(manager, one.id))])];
  const moved = await setSameAs(
    manager,
    all.filter((account) => account !== first),
    first,
  );
  await record(manager, moved, { type: 'person.marked_same', data: { sameAs: first, reason } }, asked);
  if (moved.length > 0) await pokeWhatWaits(manager, { personIds: all, by: asked.actor.id });
}

/**
 * An account is nobody else's: the others stay one person. Nobody says so of their own: they would be two who decide.
 *
 * @throws Refusal `not-found`, `separation-of-duties`
 */
export async function markOther(manager: EntityManager, id: string, reason: string, asked: Asked): Promise<void> {
  await lockPeople(manager);
  const one = await findPerson(manager, id);
  const all = await accountsOf(manager, one.id);
  if (all.length === 1) return;
  if (all.includes(asked.actor.id))
    throw new Refusal(
      'separation-of-duties',
      'Nobody says of an account of their own that it is somebody else’s. Another administrator says so.',
    );
  const others = all.filter((account) => account !== one.id);
  const [first = one.id, ...rest] = others;
  // Where it was the one that the others name, the first of them takes its place.
  if (one.same_as === null) {
    await setSameAs(manager, [first], null);
    await setSameAs(manager, rest, first);
  } else await setSameAs(manager, [one.id], null);
  const { version } = await findPerson(manager, one.id);
  const event = { type: 'person.marked_other', data: { noMoreWith: others, reason } };
  await record(manager, [{ id: one.id, version }], event, asked);
  await pokeWhatWaits(manager, { personIds: all, by: asked.actor.id });
}

async function record(
  manager: EntityManager,
  people: readonly { id: string; version: number }[],
  { type, data }: { type: string; data: Record<string, unknown> },
  { actor, key }: Asked,
): Promise<void> {
  const at = Date.now();
  await saveEvents(
    manager,
    people.map(({ id, version }) => ({
      subjectKind: 'person',
      subjectId: id,
      programId: null,
      event: { key: `person/${id}#${type}:${actor.id}:${key}`, type, at, actorId: actor.id, version, data },
    })),
  );
}
