import {
  all,
  type Claim,
  notTheirs,
  notYetDue,
  overdue,
  sameCycle,
  sameDue,
  theirs,
  unless,
  while_,
} from './claims.js';
import type { MessageSet } from './message-set.js';
import type { NotificationFacts } from './messages.js';
import { because } from './phrases.js';

const goesOn = unless('closed', 'cancelled');
const ladder: Claim = { untrue: all(goesOn, sameCycle, overdue), topic: 'ladder' };

const key = (f: NotificationFacts): string => f.recordKey ?? f.itemTitle;
const named = (f: NotificationFacts): string => `The review round ${key(f)} “${f.itemTitle}”`;
const due = (f: NotificationFacts): string => f.newDueText ?? f.dueText ?? 'soon';
const seeToIt = 'See who is behind, name more reviewers, or close it early with a reason.';

/** What a person can be told about a review round. */
export const reviewMessages = {
  review_opened: {
    theirsAlone: true,
    group: 'own_work',
    untrue: while_('open'),
    topic: null,
    says: (f) => ({
      title: `${key(f)} waits for your review`,
      body: [
        `${named(f)} is open, and to be judged by ${due(f)}.`,
        'Take the first item; the next one follows by itself.',
      ],
    }),
  },
  review_adjudicating: {
    theirsAlone: true,
    group: 'own_work',
    untrue: while_('adjudicating'),
    topic: null,
    says: (f) => ({
      title: `${key(f)} waits for your adjudication`,
      body: [`In ${named(f).replace('The', 'the')} reviewers differ on some items.`, `Decide these by ${due(f)}.`],
    }),
  },
  review_assigned: {
    group: 'own_work',
    untrue: all(goesOn, theirs),
    topic: 'owner',
    says: (f) => ({
      title: `${key(f)} is yours`,
      body: [`${named(f)} is yours; it is due ${due(f)}.`, because(f), 'See to it that it is judged by then.'],
    }),
  },
  review_reassigned: {
    theirsAlone: true,
    group: 'own_work',
    untrue: notTheirs,
    topic: 'owner',
    says: (f) => ({ title: `${key(f)} is no longer yours`, body: [`${named(f)} has a new owner.`, because(f)] }),
  },
  review_reminder: {
    group: 'reminders',
    untrue: all(goesOn, sameDue, notYetDue),
    topic: 'ladder',
    says: (f) => ({
      title: `${key(f)} is due ${due(f)}`,
      body: [`${named(f)} is to be judged by ${due(f)}.`, seeToIt],
    }),
  },
  review_overdue: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `${key(f)} is overdue`,
      body: [`${named(f)} was to be judged by ${due(f)}.`, seeToIt],
    }),
  },
  review_level: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `Level ${f.level ?? 1}: ${key(f)} is overdue`,
      body: [
        `${named(f)} was to be judged by ${due(f)}.`,
        f.role === 'owner' ? seeToIt : 'Acknowledge it to hold the ladder for a while, or see to it that it is judged.',
      ],
    }),
  },
  review_scheduled: {
    group: 'own_work',
    untrue: goesOn,
    topic: 'due',
    newDue: true,
    says: (f) => ({
      title: `${key(f)} has another date`,
      body: [`${named(f)} is to be judged by ${due(f)}.`, because(f)],
    }),
  },
  review_closed: {
    group: 'program_news',
    untrue: while_('closed'),
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} is closed`,
      body: [`${named(f)} is closed.`, 'Its results can be read: agreement, prevalence, and what reviewers differ on.'],
    }),
  },
  review_cancelled: {
    group: 'program_news',
    untrue: while_('cancelled'),
    topic: 'state',
    says: (f) => ({ title: `${key(f)} is cancelled`, body: [`${named(f)} is cancelled.`, because(f)] }),
  },
} as const satisfies MessageSet;
