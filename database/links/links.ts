import type { DataSource, EntityManager } from 'typeorm';
import { saveEvents } from '../trail/events.js';
import type { SubjectKind } from './actable.js';

export interface OpenLink {
  id: string;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  created_at: Date;
  expires_at: Date;
}

/** The link has done its work; the trail of the record says that it was done through a message. */
export async function markUsed(
  dataSource: DataSource,
  link: {
    id: string;
    action: string;
    person_id: string | null;
    subject_kind: SubjectKind | null;
    subject_id: string | null;
    program_id: string | null;
    delivery_id: string;
  },
  at: number,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query(
      'UPDATE action_links SET used_at = to_timestamp($2 / 1000.0) WHERE id = $1 AND used_at IS NULL',
      [link.id, at],
    );
    const { subject_kind: kind } = link;
    if (kind === null) return;
    const phase = kind === 'phase';
    const subjectId = phase ? link.program_id : link.subject_id;
    if (subjectId === null) return;
    const event = {
      key: `act/${link.id}#used`,
      type: `${kind === 'action_item' ? 'item' : kind}.acted_by_link`,
      at,
      actorId: link.person_id,
      version: 0,
      data: { action: link.action, linkId: link.id, deliveryId: link.delivery_id },
    };
    await saveEvents(manager, [
      { subjectKind: phase ? 'program' : kind, subjectId, programId: link.program_id, event },
    ]);
  });
}

/** The rules said no: nothing was done, and the link may be tried again, as another attempt. */
export async function markRefused(manager: EntityManager, link: { id: string; refusals: number }): Promise<void> {
  await manager.query('UPDATE action_links SET refusals = refusals + 1 WHERE id = $1 AND refusals = $2', [
    link.id,
    link.refusals,
  ]);
}

/** Links of a person that still work, newest first. */
export function openLinksOf(manager: EntityManager, personId: string): Promise<OpenLink[]> {
  return manager.query(
    `SELECT id, action, subject_kind, subject_id, created_at, expires_at FROM action_links
     WHERE person_id = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > now() AND action <> 'read'
     ORDER BY created_at DESC, id LIMIT 200`,
    [personId],
  );
}

/** Makes the links of a person useless: one, or all that were sent so far. Gives how many. */
export async function revokeLinks(manager: EntityManager, personId: string, linkId: string | null): Promise<number> {
  const [, count] = await manager.query<[unknown[], number]>(
    `UPDATE action_links SET revoked_at = now() WHERE person_id = $1 AND ($2::uuid IS NULL OR id = $2)
       AND used_at IS NULL AND revoked_at IS NULL`,
    [personId, linkId],
  );
  return count;
}
