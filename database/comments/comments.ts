import type { EntityManager } from 'typeorm';
import { commented } from '../../domain/comment/commented.js';
import type { NotificationFacts } from '../../domain/notification/messages.js';
import type { Instant } from '../../domain/time.js';
import { comments, type Comment } from '../entities/comment.js';
import { insertOnce } from '../entities/write.js';
import { saveNotices } from '../inbox/save-notices.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { saveEvents } from '../trail/events.js';

/** A comment with the names of who wrote it, and of whom it names. */
export interface CommentRow extends Omit<Comment, 'mentioned'> {
  author: string;
  mentioned: { id: string; name: string }[];
}

export interface NewComment {
  /** Given by the caller, so that a request sent twice makes one. */
  id: string;
  subject: { kind: Comment['subject_kind']; id: string; programId: string | null };
  /** What a message about the record says. */
  facts: NotificationFacts;
  author: { id: string; name: string };
  body: string;
  /** Each sees the record, and is there to be told. */
  mentioned: readonly { id: string; name: string }[];
  at: Instant;
}

export const commentSorts: Sorts = {
  created: [
    { sql: 'c.created_at', type: 'timestamptz' },
    { sql: 'c.id', type: 'uuid' },
  ],
};

const columns = `c.id, c.subject_kind, c.subject_id, c.author_id, c.body, c.created_at, p.name AS author,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) ORDER BY n.place)
    FROM unnest(c.mentioned) WITH ORDINALITY AS n(id, place) JOIN people m ON m.id = n.id), '[]') AS mentioned`;

/** What the trail calls what is commented on. */
const nouns = { action_item: 'item', program: 'program', case: 'case', finding: 'finding' } as const;

/** Comments `c` on a record. */
export function commentsOn(manager: EntityManager, subjectId: string, slice: Keyset): Promise<CommentRow[]> {
  const params: unknown[] = [subjectId];
  return manager.query(
    `SELECT ${columns}, ${slice.columns} FROM comments c JOIN people p ON p.id = c.author_id
     WHERE c.subject_id = $1 AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** The comment of this id; undefined where there is none. */
export async function commentById(manager: EntityManager, id: string): Promise<CommentRow | undefined> {
  const [row] = await manager.query<CommentRow[]>(
    `SELECT ${columns} FROM comments c JOIN people p ON p.id = c.author_id WHERE c.id = $1`,
    [id],
  );
  return row;
}

/** Writes it with its event, and tells whom it names, where it is not there yet; gives what is there. */
export async function addComment(manager: EntityManager, comment: NewComment): Promise<CommentRow | undefined> {
  const { id, subject, facts, author, body, mentioned, at } = comment;
  const made = await insertOnce(manager, comments, {
    id,
    subject_kind: subject.kind,
    subject_id: subject.id,
    author_id: author.id,
    body,
    mentioned: mentioned.map((person) => person.id),
  });
  if (made !== null) {
    const noun = nouns[subject.kind];
    const { event, notice } = commented({ id, noun, author, body, mentioned, at });
    const about = { subjectKind: subject.kind, subjectId: subject.id, programId: subject.programId };
    await saveEvents(manager, [{ ...about, event }]);
    await saveNotices(manager, [{ ...about, facts, notice }]);
  }
  return commentById(manager, id);
}
