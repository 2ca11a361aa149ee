import type { EntityManager } from 'typeorm';
import { dueAfterStandstill } from '../../domain/item/due-after-standstill.js';
import { dueInstant, type LocalDue } from '../../domain/calendar/due.js';
import { withStandIns } from '../../domain/stand-in/stand-in.js';
import type { FollowUpItem } from '../../domain/sign-off/follow-up.js';
import { describeInstant } from '../../domain/time.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { createItems } from './create-items.js';
import { saveNotices } from '../inbox/save-notices.js';
import type { SignOffContext } from './save-sign-off-effects.js';

interface CreatedRow {
  id: string;
  number: number;
  status: string;
  due_at: Date;
  owner_zone: string;
  program_name: string;
}

/** Creates the conditions of an approval as items, linked to the approval; their owners are told. */
export async function createFollowUps(
  manager: EntityManager,
  asked: FollowUpItem[],
  { programId, of, delegations }: SignOffContext,
): Promise<void> {
  if (asked.length === 0) return;
  const items = await asOfApproval(manager, asked, programId);
  for (const { id, phaseId, followUp, roundId, signatureId, askedBy, at, instead } of items) {
    const { title, description, severity, ownerId, due } = followUp;
    const item = { id, programId, phaseId, title, description, severity, ownerId, due };
    await createItems(manager, [item], { actorId: askedBy, at, origin: { followUpOf: of, roundId, ...instead } });
    await manager.query(
      'INSERT INTO follow_ups (item_id, round_id, signature_id) VALUES ($1, $2, $3) ON CONFLICT (item_id) DO NOTHING',
      [id, roundId, signatureId],
    );
  }
  const created: CreatedRow[] = await manager.query(
    `SELECT i.id, i.number, i.status, i.due_at, o.time_zone AS owner_zone, p.name AS program_name FROM action_items i
     JOIN people o ON o.id = i.owner_id JOIN programs p ON p.id = i.program_id WHERE i.id = ANY($1)`,
    [items.map(({ id }) => id)],
  );
  const entries = items.flatMap(({ id, followUp, at, instead }) => {
    const row = created.find((candidate) => candidate.id === id);
    // A draft's owner is told when its phase opens.
    if (row?.status !== 'open') return [];
    const dueText = describeInstant(row.due_at.getTime(), row.owner_zone);
    const owner = [{ personId: followUp.ownerId, role: 'owner' as const }];
    return [
      {
        subjectKind: 'action_item' as const,
        subjectId: id,
        programId,
        facts: { itemTitle: followUp.title, itemNumber: row.number, programName: row.program_name, dueText },
        notice: {
          eventKey: `action-item/${id}#created`,
          kind: 'follow_up' as const,
          to: withStandIns(owner, 'everything', { delegations, at }),
          channels: ['inbox' as const, 'email' as const],
          at,
          facts: {
            reason: `It is a condition of the approval of ${of}${instead.ownerWas ? ', and whoever was to own it has left' : ''}`,
          },
        },
      },
    ];
  });
  await saveNotices(manager, entries);
}

/** What was asked for, as it is made where the last signature came late, and what it was before. */
interface AsOfApproval extends FollowUpItem {
  instead: { dueWas?: LocalDue; ownerWas?: string };
}

/**
 * Between a condition and the last signature time may pass. A due date that has passed by then is as long after the
 * approval as it was after the condition; where its owner has left, whoever answers for the program owns it.
 */
async function asOfApproval(manager: EntityManager, items: FollowUpItem[], programId: string): Promise<AsOfApproval[]> {
  const people: { id: string; active: boolean; program_manager: string }[] = await manager.query(
    `SELECT o.id, o.active, p.manager_id AS program_manager FROM people o, programs p
     WHERE o.id = ANY($1) AND p.id = $2`,
    [items.map(({ followUp }) => followUp.ownerId), programId],
  );
  const ownerOf = ({ followUp }: FollowUpItem): string => {
    const person = people.find(({ id }) => id === followUp.ownerId);
    return person?.active === false ? person.program_manager : followUp.ownerId;
  };
  const calendars = await presentCalendarsOf(manager, items.map(ownerOf));
  return items.map((item) => {
    const { followUp, askedAt, at } = item;
    const ownerId = ownerOf(item);
    const calendar = calendars[ownerId];
    if (!calendar) throw new Error(`person ${ownerId} has no calendar`);
    const late = dueInstant(followUp.due, calendar) <= at;
    const due = late
      ? dueAfterStandstill(followUp.due, { from: askedAt, to: at, working: false }, calendar)
      : followUp.due;
    return {
      ...item,
      followUp: { ...followUp, ownerId, due },
      instead: {
        ...(late ? { dueWas: followUp.due } : {}),
        ...(ownerId === followUp.ownerId ? {} : { ownerWas: followUp.ownerId }),
      },
    };
  });
}
