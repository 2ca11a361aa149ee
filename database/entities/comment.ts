import { EntitySchema } from 'typeorm';
import { createdAt, foreign, givenId } from './columns.js';

export interface Comment {
  id: string;
  subject_kind: 'action_item' | 'program' | 'case' | 'finding';
  subject_id: string;
  author_id: string;
  body: string;
  /** Whom it names, so that they are told of it. */
  mentioned: string[];
  created_at: Date;
}

export const comments = new EntitySchema<Comment>({
  name: 'comment',
  tableName: 'comments',
  columns: {
    id: givenId,
    subject_kind: { type: 'text' },
    subject_id: { type: 'uuid' },
    author_id: foreign('person', 'comments_author_id_fkey'),
    body: { type: 'text' },
    mentioned: { type: 'uuid', array: true, default: [] },
    created_at: createdAt,
  },
  indices: [{ name: 'comments_subject', columns: ['subject_id', 'created_at', 'id'] }],
});
