import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { lockHolds, refuseHeldPerson } from '../../../../database/holds/holds.js';
import { eraseRows, rowsToErase, type ErasedRows } from '../../../../database/personal/erase.js';
import { eraseNamedBy, eventsNaming, inParts, type NamingEvents } from '../../../../database/personal/erase-events.js';
import { unshared, withoutWords, wordsOf, type PersonalWords } from '../../../../database/personal/words.js';
import { findPerson, type PersonRow } from '../../../../database/people/people.js';
import { lockPeople } from '../../../../database/people/write-people.js';
import { recordedData, saveEvents } from '../../../../database/trail/events.js';
import { erasingType } from '../../../../domain/audit/erasures.js';
import { provenBy, provedFacts } from '../../../../domain/proof/proof.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { Asked } from '../commands/asked.js';
import { proofOf } from '../commands/shown.js';

/** Whoever erases has proved who they are so short a time ago. */
const proofAsked = { maxAgeMinutes: 15 };

/** What becomes of what is stored about somebody. */
export interface ErasurePlan {
  person: { id: string; name: string };
  /** What they are called from then on. */
  pseudonym: string;
  rows: ErasedRows[];
  /** Events of the trail whose words go. */
  events: number;
  digest: string;
}

interface Whole extends ErasurePlan {
  row: PersonRow;
  words: PersonalWords;
  naming: NamingEvents;
}

/** @throws Refusal `not-found`; `invalid-command` of somebody who has not left, or was erased before; `under-legal-hold` */
export async function planErasure(manager: EntityManager, personId: string): Promise<Whole> {
  const row = await findPerson(manager, personId);
  const { id, name, version } = row;
  if (row.active)
    throw new Refusal(
      'invalid-command',
      `${name} is here still. Have them leave first (POST /people/{id}/leave), so that nothing hangs on them.`,
    );
  if (row.erased_at !== null) throw new Refusal('invalid-command', `${name} has been erased before.`);
  await refuseHeldPerson(manager, id);
  const pseudonym = pseudonymOf(id);
  const words = await wordsOf(manager, id);
  const rows = await rowsToErase(manager, { personId: id, words, instead: pseudonym });
  const naming = await eventsNaming(manager, id, words);
  const events = naming.own.length + naming.others.length;
  const digest = createHash('sha256')
    .update(JSON.stringify([id, version, rows, naming]))
    .digest('hex');
  return { person: { id, name }, pseudonym, rows, events, digest, row, words, naming };
}

/** The same for ever, and of nobody else. */
function pseudonymOf(id: string): string {
  return `Erased person ${id.replaceAll('-', '').slice(0, 12)}`;
}

/**
 * Erases somebody who has left: all of it as it was previewed, in one transaction, or nothing. What is erased from the trail is
 * named by an event that says by whom and why. The same request again is answered with what it did.
 *
 * @throws Refusal `proof-required`, `changed-since-preview`, and those of the preview
 */
export async function erasePerson(
  dataSource: DataSource,
  personId: string,
  { reason, digest }: { reason: string; digest: string },
  asked: Asked,
): Promise<ErasurePlan> {
  return dataSource.transaction(async (manager) => {
    await lockPeople(manager);
    await lockHolds(manager);
    const { id } = await findPerson(manager, personId);
    const key = `person/${id}#erased:${asked.actor.id}:${asked.key}`;
    const before = await recordedData(manager, key);
    if (before !== null) return before['done'] as ErasurePlan;
    const plan = await planErasure(manager, id);
    const { words, naming, pseudonym, row } = plan;
    const proof = await proofOf(manager, asked.actor.id, asked.shown);
    const proved = provedFacts(provenBy(proofAsked, proof));
    if (plan.digest !== digest)
      throw new Refusal(
        'changed-since-preview',
        'What is stored about them is not what was previewed any more. Preview it again, and look at what is new.',
        { digest: plan.digest },
      );
    await eraseRows(manager, { personId: id, words, instead: pseudonym });
    const done = { person: { id, name: pseudonym }, pseudonym, rows: plan.rows, events: plan.events, digest };
    const parts = [
      ...inParts(naming.own).map((events) => ({ events, words })),
      ...(naming.others.length === 0
        ? []
        : inParts(naming.others).map((events) => ({ events, words: unshared(words) }))),
    ];
    // Whoever says why may have named them.
    const why = await withoutWords(manager, reason, words, pseudonym);
    for (const [n, { events, words: said }] of parts.entries()) {
      const partKey = n === 0 ? key : `${key}:${n}`;
      const data = { reason: why, events, ...proved, ...(n === 0 ? { done } : {}) };
      const event = {
        key: partKey,
        type: erasingType,
        at: Date.now(),
        actorId: asked.actor.id,
        version: row.version + 1,
        data,
      };
      await saveEvents(manager, [{ subjectKind: 'person', subjectId: id, programId: null, event }]);
      await eraseNamedBy(manager, partKey, said, pseudonym);
    }
    return done;
  });
}
