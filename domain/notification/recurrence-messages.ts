import { always, type Claim, while_ } from './claims.js';
import type { MessageSet } from './message-set.js';

/** What was made, missed or failed at a date stays so. */
const stays: Claim = { untrue: always, topic: null };

/** What the owner of a recurrence can be told; `itemTitle` is its name. */
export const recurrenceMessages = {
  occurrence_made: {
    group: 'program_news',
    ...stays,
    says: (f) => ({
      title: `${f.itemTitle}: ${f.phaseName ?? 'the next one'} was set up`,
      body: [`It is what recurs as “${f.itemTitle}”.`, 'Look whether owners and dates are right.'],
    }),
  },
  occurrence_missed: {
    group: 'escalations',
    ...stays,
    says: (f) => ({
      title: `${f.itemTitle} was missed`,
      body: [
        `Nothing was made for ${f.reason ?? 'some dates'}: the time passed before the machine could do it.`,
        'It goes on with the present one. Run those that are still wanted.',
      ],
    }),
  },
  occurrence_failed: {
    group: 'escalations',
    ...stays,
    says: (f) => ({
      title: `${f.itemTitle} could not be set up for ${f.dueText ?? 'its date'}`,
      body: [`The reason: ${f.reason ?? 'unknown'}`, 'Put it right, and run that occurrence again.'],
    }),
  },
  recurrence_ended: {
    group: 'program_news',
    untrue: while_('ended'),
    topic: null,
    says: (f) => ({
      title: `${f.itemTitle} has come to its end`,
      body: [`Nothing more follows: ${f.reason ?? 'its series is over'}.`],
    }),
  },
} as const satisfies MessageSet;
