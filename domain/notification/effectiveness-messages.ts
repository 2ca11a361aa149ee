import { alive, waitsFor, waitsForReader, while_ } from './claims.js';
import type { MessageSet } from './message-set.js';
import { nameOf, quoted, sentence } from './phrases.js';

/** What people are told about effectiveness checks. */
export const effectivenessMessages = {
  check_asked: {
    group: 'decisions',
    asks: ['pass_check', 'fail_check'],
    untrue: waitsForReader('check'),
    topic: 'check',
    says: (f) => ({
      title: `Was ${nameOf(f)} effective?`,
      body: [
        `${quoted(f)}, owned by ${f.ownerName ?? 'nobody'}, has been done for a while.`,
        'Look whether the problem is gone, then say that it passed, or what you found.',
      ],
    }),
  },
  check_late: {
    group: 'escalations',
    asks: ['pass_check', 'fail_check'],
    untrue: waitsFor('check'),
    topic: 'check',
    says: (f) => ({
      title: `The effectiveness check of ${nameOf(f)} is late`,
      body: [
        `Nobody has said yet whether ${quoted(f)} was effective.`,
        f.role === 'checker' ? 'Look whether the problem is gone, and answer.' : 'See to it that somebody answers.',
      ],
    }),
  },
  check_passed: {
    group: 'own_work',
    untrue: while_('done'),
    topic: 'check',
    says: (f) => ({
      title: `${nameOf(f)} was effective`,
      body: [`${quoted(f)} was checked, and the problem is gone. It is closed for good.`, finding(f.reason)],
    }),
  },
  check_failed: {
    group: 'own_work',
    untrue: alive,
    topic: 'check',
    newDue: true,
    says: (f) => ({
      title: `${nameOf(f)} was not effective and is open again`,
      body: [
        `${quoted(f)} was checked, and the problem is still there. It is open again, due ${f.newDueText ?? f.dueText ?? ''}.`,
        finding(f.reason),
      ],
    }),
  },
} satisfies MessageSet;

function finding(text: string | undefined): string {
  return text === undefined || text === '' ? '' : `The finding: ${sentence(text)}`;
}
