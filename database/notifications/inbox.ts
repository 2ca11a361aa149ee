import type { EntityManager } from 'typeorm';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { channelsOf } from './pushes.js';
import type { Sight } from '../../domain/access/sight.js';
import { knowing } from '../access/known-sight.js';
import { textsAsSeen } from '../access/texts-as-seen.js';
import { placingIn, seesSubject, type KnownSight } from '../access/visible.js';

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
export async function inboxOf(
  manager: EntityManager,
  personId: string,
  { unread, kind, programId, subjectId, seenBy }: InboxFilter,
  slice: Keyset,
): Promise<NotificationRow[]> {
  const params: unknown[] = [personId, unread ?? null, kind ?? null, programId, subjectId ?? null];
  const seen = isSeen(seenBy && (await knowing(manager, seenBy)), params);
  const rows = await manager.query<NotificationRow[]>(
    `SELECT n.*, ${channelsOf('n')} AS pushes, ${slice.columns} FROM notifications n
     WHERE n.person_id = $1 AND ($2::boolean IS NULL OR (n.read_at IS NULL) = $2)
       AND ($3::text IS NULL OR n.kind = $3) AND ($4::uuid IS NULL OR n.program_id = $4)
       AND ($5::uuid IS NULL OR n.subject_id = $5) AND ${seen} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
  return asSeen(manager, seenBy, rows);
}

/** The condition that what a message `n` is about is seen. */
function isSeen(seenBy: KnownSight | undefined, params: unknown[]): string {
  const about = { kind: 'n.subject_kind', id: 'n.subject_id' };
  return seenBy ? seesSubject(seenBy, placingIn(params), about) : 'TRUE';
}

/** A message may name another record than its own: what it waited for, what it follows from. */
async function asSeen(
  manager: EntityManager,
  seenBy: Sight | undefined,
  rows: NotificationRow[],
): Promise<NotificationRow[]> {
  const texts = await textsAsSeen(
    manager,
    seenBy,
    rows.flatMap(({ title, body }) => [title, body]),
    'all',
  );
  return rows.map((row, index) => ({
    ...row,
    title: texts[2 * index] ?? row.title,
    body: texts[2 * index + 1] ?? row.body,
  }));
}

/** Marks all of a person's inbox as read, as far as they see it; gives how many were not. */
export async function readInbox(manager: EntityManager, personId: string, seenBy: Sight | undefined): Promise<number> {
  const params: unknown[] = [personId];
  const seen = isSeen(seenBy && (await knowing(manager, seenBy)), params);
  const [, read] = await manager.query<[unknown[], number]>(
    `UPDATE notifications n SET read_at = now() WHERE person_id = $1 AND read_at IS NULL AND ${seen}`,
    params,
  );
  return read;
}

/** Marks a message of a person as read, by its number as it stands in a path; undefined where they have none, or do not see what it is about. */
export async function readMessage(
  manager: EntityManager,
  personId: string,
  id: string,
  seenBy: Sight | undefined,
): Promise<NotificationRow | undefined> {
  if (!/^\d{1,15}$/.test(id)) return undefined;
  const params: unknown[] = [Number(id), personId];
  const seen = isSeen(seenBy && (await knowing(manager, seenBy)), params);
  const [[found]] = await manager.query<[NotificationRow[], number]>(
    `UPDATE notifications n SET read_at = coalesce(read_at, now()) WHERE id = $1 AND person_id = $2
       AND ${seen} RETURNING *, ${channelsOf('n')} AS pushes`,
    params,
  );
  const [row] = await asSeen(manager, seenBy, found ? [found] : []);
  return row;
}
