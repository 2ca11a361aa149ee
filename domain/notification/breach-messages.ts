import { all, notTheirs, overdue, sameCycle, theirs, while_ } from './claims.js';
import type { MessageSet } from './message-set.js';
import type { NotificationFacts } from './messages.js';

const isOpen = while_('open');
const key = (f: NotificationFacts): string => f.recordKey ?? f.itemTitle;
const named = (f: NotificationFacts): string => `${key(f)} “${f.itemTitle}”`;
const because = (f: NotificationFacts): string => f.reason ?? '';
const byItself = 'It ends by itself when the metric is back. Acknowledge it to hold its ladder for a while.';

/** What a person can be told about a breach of a metric. */
export const breachMessages = {
  breach_opened: {
    group: 'own_work',
    untrue: all(isOpen, theirs),
    topic: 'state',
    says: (f) => ({ title: `${f.itemTitle} is out of band`, body: [`${named(f)}:`, because(f), byItself] }),
  },
  breach_worse: {
    group: 'own_work',
    untrue: all(isOpen, theirs),
    topic: 'state',
    says: (f) => ({ title: `${f.itemTitle} is red by now`, body: [`${named(f)}:`, because(f), byItself] }),
  },
  breach_missing: {
    group: 'own_work',
    untrue: all(isOpen, theirs, overdue),
    topic: 'ladder',
    says: (f) => ({
      title: `A value of ${f.itemTitle} did not come`,
      body: [
        `${named(f)}: it was expected by ${f.dueText ?? 'now'}.`,
        'Send it; the breach ends by itself when it comes.',
      ],
    }),
  },
  breach_level: {
    group: 'escalations',
    untrue: all(isOpen, sameCycle, overdue),
    topic: 'ladder',
    says: (f) => ({
      title: `Level ${f.level ?? 1}: ${f.itemTitle}`,
      body: [`${named(f)}:`, because(f), byItself],
    }),
  },
  breach_ended: {
    group: 'program_news',
    untrue: while_('ended'),
    topic: 'state',
    says: (f) => ({ title: `${f.itemTitle} is back`, body: [`${named(f)} has ended.`, because(f)] }),
  },
  breach_given: {
    group: 'own_work',
    untrue: all(isOpen, theirs),
    topic: 'owner',
    says: (f) => ({ title: `${key(f)} is yours`, body: [`You answer for ${named(f)} from now on.`, because(f)] }),
  },
  breach_taken: {
    theirsAlone: true,
    group: 'own_work',
    untrue: notTheirs,
    topic: 'owner',
    says: (f) => ({
      title: `${key(f)} is no longer yours`,
      body: [`Somebody else answers for ${named(f)}.`, because(f)],
    }),
  },
} as const satisfies MessageSet;
