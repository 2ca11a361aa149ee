import { always } from './claims.js';
import type { MessageSet } from './message-set.js';
import { quoted, subjectOf } from './phrases.js';

/** What people are told who are mentioned in a comment. */
export const commentMessages = {
  mentioned: {
    theirsAlone: true,
    group: 'own_work',
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `${f.byName ?? 'Somebody'} mentioned you on ${subjectOf(f)}`,
      body: [`${f.byName ?? 'Somebody'} wrote on ${quoted(f)}: “${f.comment ?? ''}”`],
    }),
  },
} satisfies MessageSet;
