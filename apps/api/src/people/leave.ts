import type { DataSource, EntityManager } from 'typeorm';
import { saveNotices } from '../../../../database/inbox/save-notices.js';
import { itemKind } from '../../../../database/items/kind.js';
import { findPerson } from '../../../../database/people/people.js';
import { lockPeople } from '../../../../database/people/write-people.js';
import { runCommand } from '../../../../database/record/run.js';
import { recordedData, saveEvents } from '../../../../database/trail/events.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { Asked } from '../commands/asked.js';
import { handOne } from './hand-one.js';
import { nameInstead } from './name-instead.js';
import { planLeaving, type Leaving, type LeavingChoices, type LeavingRow } from './plan-leaving.js';
import { lineOf, mostNamed } from './they-left.js';
import { editPerson } from './write-person.js';

/** So many action items go over in one transaction; more go before, by an operation on many. */
const mostItems = 500;

/**
 * Somebody leaves: what was previewed goes over, each thing to whom it was shown to, and they get in no more; all of it in one
 * transaction, or nothing. The same request again is answered with what it did.
 *
 * @throws Refusal `changed-since-preview`, `invalid-command`, `illegal-transition`, `last-administrator`
 */
export async function leave(
  dataSource: DataSource,
  personId: string,
  { digest, ...choices }: LeavingChoices & { digest: string },
  asked: Asked,
): Promise<Leaving> {
  return dataSource.transaction(async (manager) => {
    const { id } = await findPerson(manager, personId);
    const key = `person/${id}#leaves:${asked.actor.id}:${asked.key}`;
    const before = await recordedData(manager, key);
    if (before !== null) {
      const { person, ends, aboveId } = await planLeaving(manager, id, { choices: [] });
      return { person, ends, aboveId, rows: before['what'] as LeavingRow[], digest };
    }
    await lockPeople(manager);
    const plan = await planLeaving(manager, id, choices);
    if (plan.digest !== digest)
      throw new Refusal(
        'changed-since-preview',
        'What hangs on them is not what was previewed any more. Preview it again, and look at what is new.',
        { digest: plan.digest },
      );
    if (plan.rows.filter(({ kind, becomes }) => kind === 'action_item' && becomes === 'hand_over').length > mostItems)
      throw new Refusal(
        'invalid-command',
        `More than ${mostItems} action items would go over. Reassign them first, as one operation on many.`,
      );
    for (const row of plan.rows) await carryOut(manager, row, plan, asked);
    await record(manager, plan, key, asked);
    const { active, version } = await findPerson(manager, id);
    if (active) await editPerson(manager, id, { active: false }, asked, version);
    return { ...plan, person: await findPerson(manager, id) };
  });
}

async function carryOut(manager: EntityManager, row: LeavingRow, plan: Leaving, asked: Asked): Promise<void> {
  const { person: from, aboveId } = plan;
  if (row.becomes === 'stay') return;
  const to = row.to ?? from;
  if (row.kind === 'policy' || row.kind === 'template') {
    await nameInstead(manager, row, { fromId: from.id, toId: to.id }, asked);
    return;
  }
  if (row.kind !== 'action_item') {
    await handOne(manager, row, { from, to, aboveId: aboveId === to.id ? null : aboveId }, asked);
    return;
  }
  const command = { type: 'reassign' as const, ownerId: to.id, reason: `${from.name} has left` };
  const by = { actorId: asked.actor.id, key: `${asked.key}/leaves`, at: Date.now() };
  const { result } = await runCommand(itemKind, manager, { id: row.id, command, ...by }, { poke: true });
  if (!result.ok)
    throw new Refusal(
      'illegal-transition',
      `${row.name} cannot go to ${to.name}: ${result.detail} Choose somebody else for it, and preview it again.`,
    );
}

/** In the trail, and to each who takes something over, in one message. Of an item its new owner hears by itself. */
async function record(manager: EntityManager, { person, rows }: Leaving, key: string, { actor }: Asked): Promise<void> {
  const at = Date.now();
  const data = { what: rows };
  const event = { key, type: 'person.leaves', actorId: actor.id, at, version: person.version, data };
  await saveEvents(manager, [{ subjectKind: 'person', subjectId: person.id, programId: null, event }]);
  const over = rows.filter((row) => row.to !== null && row.becomes === 'hand_over' && row.kind !== 'action_item');
  const given = Map.groupBy(over, ({ to }) => to?.id ?? '');
  await saveNotices(
    manager,
    [...given].flatMap(([toId, theirs]) => {
      if (toId === actor.id) return [];
      const what = theirs.slice(0, mostNamed).map(lineOf);
      const handed = { from: person.name, to: theirs[0]?.to?.name ?? '', count: theirs.length, what, items: false };
      const to = [{ personId: toId, role: 'takes_over' as const }];
      const notice = { eventKey: key, kind: 'handed_over' as const, to, at, facts: { handed } };
      return [
        {
          subjectKind: 'person' as const,
          subjectId: person.id,
          programId: null,
          facts: { itemTitle: '', itemNumber: null, programName: '' },
          notice: { ...notice, channels: ['inbox', 'email'] },
        },
      ];
    }),
  );
}
