import type { EntityManager } from 'typeorm';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { channelsOf } from './pushes.js';
import type { Sight } from '../../domain/access/sight.js';
import { placingIn, seesSubject } from '../access/visible.js';

/** A message in somebody's inbox, with the channels that it took besides. */
export interface NotificationRow {
  id: number;
  kind: string;
  title: string;
  body: string;
  level: number | null;
  role: string | null;
  at: Date;
  subject_kind: string;
  subject_id: string;
  program_id: string | null;
  push: string;
  pushes: object[];
  read_at: Date | null;
}

export interface InboxFilter {
  unread?: boolean | undefined;
  kind?: string | undefined;
  programId: string | null;
  subjectId?: string | undefined;
  /** Of what they do not see any more, their inbox tells nothing either. */
  seenBy?: Sight | undefined;
}

export const inboxSorts: Sorts = { at: [{ sql: 'n.id', type: 'bigint' }] };

/** What a person was told, in the order of the slice. */
export function inboxOf(
  manager: EntityManager,
  personId: string,
  { unread, kind, programId, subjectId, seenBy }: InboxFilter,
  slice: Keyset,
): Promise<NotificationRow[]> {
  const params: unknown[] = [personId, unread ?? null, kind ?? null, programId, subjectId ?? null];
  const about = { kind: 'n.subject_kind', id: 'n.subject_id' };
  const seen = seenBy ? seesSubject(seenBy, placingIn(params), about) : 'TRUE';
  return manager.query<NotificationRow[]>(
    `SELECT n.*, ${channelsOf('n')} AS pushes, ${slice.columns} FROM notifications n
     WHERE n.person_id = $1 AND ($2::boolean IS NULL OR (n.read_at IS NULL) = $2)
       AND ($3::text IS NULL OR n.kind = $3) AND ($4::uuid IS NULL OR n.program_id = $4)
       AND ($5::uuid IS NULL OR n.subject_id = $5) AND ${seen} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** Marks all of a person's inbox as read; gives how many were not. */
export async function readInbox(manager: EntityManager, personId: string): Promise<number> {
  const [, read] = await manager.query<[unknown[], number]>(
    'UPDATE notifications SET read_at = now() WHERE person_id = $1 AND read_at IS NULL',
    [personId],
  );
  return read;
}

/** Marks a message of a person as read, by its number as it stands in a path; undefined where they have none. */
export async function readMessage(
  manager: EntityManager,
  personId: string,
  id: string,
): Promise<NotificationRow | undefined> {
  if (!/^\d{1,15}$/.test(id)) return undefined;
  const [[row]] = await manager.query<[NotificationRow[], number]>(
    `UPDATE notifications n SET read_at = coalesce(read_at, now()) WHERE id = $1 AND person_id = $2
     RETURNING *, ${channelsOf('n')} AS pushes`,
    [Number(id), personId],
  );
  return row;
}
