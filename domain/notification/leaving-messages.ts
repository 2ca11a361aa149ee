import { always } from './claims.js';
import type { MessageSet } from './message-set.js';

/** What is told of work that somebody leaves behind. */
export const leavingMessages = {
  // It says what was done, and when.
  handed_over: {
    theirsAlone: true,
    group: 'own_work',
    untrue: always,
    topic: null,
    says: ({ handed = { from: '', to: '', count: 0, what: [], items: false } }) => ({
      title: `What hung on ${handed.from} was handed over to ${handed.to}`,
      body: [
        ...handed.what.map((line) => `${line}.`),
        handed.count > handed.what.length ? `And ${handed.count - handed.what.length} more.` : '',
        handed.items ? 'Action items go over one by one; each is told on its own.' : '',
      ],
    }),
  },
  left_with_work: {
    group: 'escalations',
    untrue: always,
    topic: null,
    says: ({ handed = { from: '', to: '', count: 0, what: [], items: false } }) => ({
      title: `${handed.from} has left, and work still hangs on them`,
      body: [
        ...handed.what.map((line) => `${line}.`),
        handed.count > handed.what.length ? `And ${handed.count - handed.what.length} more.` : '',
        'Give it to somebody who is there, or have an administrator hand it over (tollgate people leave).',
      ],
    }),
  },
} satisfies MessageSet;
