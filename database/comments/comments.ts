import type { EntityManager } from 'typeorm';
import type { Keyset, Sorts } from '../paging/keyset.js';

export interface CommentRow {
  id: string;
  author_id: string;
  author: string;
  body: string;
  created_at: Date;
}

export interface NewComment {
  /** Given by the caller, so that a request sent twice makes one. */
  id: string;
  subject: { kind: 'action_item' | 'program'; id: string };
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
  await manager.query(
    'INSERT INTO comments (id, subject_kind, subject_id, author_id, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING',
    [id, subject.kind, subject.id, authorId, body],
  );
  const [row] = await manager.query<CommentRow[]>(
    'SELECT c.*, p.name AS author FROM comments c JOIN people p ON p.id = c.author_id WHERE c.id = $1',
    [id],
  );
  return row;
}
