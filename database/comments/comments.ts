import type { EntityManager } from 'typeorm';
import { comments, type Comment } from '../entities/comment.js';
import { insertOnce } from '../entities/write.js';
import type { Keyset, Sorts } from '../paging/keyset.js';

/** A comment with the name of who wrote it. */
export interface CommentRow extends Comment {
  author: string;
}

export interface NewComment {
  /** Given by the caller, so that a request sent twice makes one. */
  id: string;
  subject: { kind: Comment['subject_kind']; id: string };
  authorId: string;
  body: string;
}

export const commentSorts: Sorts = {
  created: [
    { sql: 'c.created_at', type: 'timestamptz' },
    { sql: 'c.id', type: 'uuid' },
  ],
};

/** Comments `c` on a record. */
export function commentsOn(manager: EntityManager, subjectId: string, slice: Keyset): Promise<CommentRow[]> {
  const params: unknown[] = [subjectId];
  return manager.query(
    `SELECT c.*, p.name AS author, ${slice.columns} FROM comments c JOIN people p ON p.id = c.author_id
     WHERE c.subject_id = $1 AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** Writes it, where it is not there yet, and gives what is there. */
export async function addComment(
  manager: EntityManager,
  { id, subject, authorId, body }: NewComment,
): Promise<CommentRow | undefined> {
  const { kind, id: subjectId } = subject;
  await insertOnce(manager, comments, {
    id,
    subject_kind: kind,
    subject_id: subjectId,
    author_id: authorId,
    body,
  });
  const [row] = await manager.query<CommentRow[]>(
    'SELECT c.*, p.name AS author FROM comments c JOIN people p ON p.id = c.author_id WHERE c.id = $1',
    [id],
  );
  return row;
}
