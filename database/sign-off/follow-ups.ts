import type { EntityManager } from 'typeorm';
import { withStandIns } from '../../domain/delegation/stand-in.js';
import type { FollowUpItem } from '../../domain/sign-off/follow-up.js';
import { describeInstant } from '../../domain/time.js';
import { createItems } from '../items/create-items.js';
import { saveNotices } from '../notifications/save-notices.js';
import type { SignOffContext } from './save-effects.js';

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
  items: FollowUpItem[],
  { programId, of, delegations }: SignOffContext,
): Promise<void> {
  if (items.length === 0) return;
  for (const { id, phaseId, followUp, roundId, signatureId, askedBy, at } of items) {
    const { title, description, severity, ownerId, due } = followUp;
    const item = { id, programId, phaseId, title, description, severity, ownerId, due };
    await createItems(manager, [item], { actorId: askedBy, at, origin: { followUpOf: of, roundId } });
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
  const entries = items.flatMap(({ id, followUp, at }) => {
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
          facts: { reason: `It is a condition of the approval of ${of}` },
        },
      },
    ];
  });
  await saveNotices(manager, entries);
}
