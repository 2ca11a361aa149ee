import {
  alive,
  all,
  always,
  goesOn,
  notTheirs,
  notYetDue,
  overdue,
  phaseIs,
  sameCycle,
  sameDue,
  theirs,
  unless,
  waits,
  waitsFor,
  waitsForReader,
  while_,
  working,
  type Claim,
} from './claims.js';
import { toSign } from './link-action.js';
import type { MessageSet } from './message-set.js';
import { because, byWhom, nameOf, quoted, subjectOf } from './phrases.js';

const asksForSignature: Claim = { untrue: waitsForReader('signOff'), topic: 'sign_off' };

/** What people are told about action items: whose they are, how they stand, and what their ladders say. */
export const itemMessages = {
  assigned: {
    group: 'own_work',
    untrue: all(goesOn, theirs),
    topic: 'owner',
    says: (f) => ({
      title: `${nameOf(f)} is yours`,
      body: [
        `You own ${quoted(f)}${f.dueText ? `, due ${f.dueText}` : ''}.`,
        because(f),
        'Start it, and hand in evidence when it is done.',
      ],
    }),
  },
  reassigned: {
    theirsAlone: true,
    group: 'own_work',
    untrue: notTheirs,
    topic: 'owner',
    says: (f) => ({
      title: `${nameOf(f)} is no longer yours`,
      body: [`${quoted(f)} has a new owner.`, because(f)],
    }),
  },
  reminder: {
    group: 'reminders',
    asks: ['more_time'],
    untrue: all(working, sameDue, notYetDue),
    topic: 'ladder',
    says: (f) => ({
      title: `${nameOf(f)} is due ${f.dueText ?? 'soon'}`,
      body: [
        `${quoted(f)} is due ${f.dueText ?? 'soon'}.`,
        'Hand in evidence before then, or ask for a due-date extension.',
      ],
    }),
  },
  breach: {
    group: 'escalations',
    asks: ['acknowledge', 'more_time'],
    untrue: all(working, sameCycle, overdue),
    topic: 'ladder',
    says: (f) => ({
      title: `${nameOf(f)} is overdue`,
      body: [
        `${quoted(f)} was due ${f.dueText ?? ''} and is still open.`,
        'Hand in evidence, ask for an extension, or acknowledge that you are on it.',
      ],
    }),
  },
  level: {
    group: 'escalations',
    asks: ['acknowledge', 'more_time'],
    untrue: all(working, sameCycle, overdue),
    topic: 'ladder',
    says: (f) => ({
      title: `Level ${f.level ?? 1}: ${nameOf(f)} is overdue`,
      body: [
        `${quoted(f)}, owned by ${f.ownerName ?? 'nobody'}, was due ${f.dueText ?? ''} and is still open.`,
        f.role === 'owner'
          ? 'Hand in evidence, ask for an extension, or acknowledge that you are on it.'
          : 'Acknowledge it to hold the ladder for a while, or see to it that it moves.',
      ],
    }),
  },
  acknowledged: {
    group: 'program_news',
    untrue: working,
    topic: null,
    says: (f) => ({
      title: `${nameOf(f)} was acknowledged`,
      body: [`Somebody is on ${quoted(f)}; its ladder is held until ${f.untilText ?? 'later'}.`],
    }),
  },
  submitted: {
    group: 'decisions',
    asks: toSign,
    ...asksForSignature,
    says: (f) => ({
      title: `${nameOf(f)} waits for your sign-off`,
      body: [
        `${f.ownerName ?? 'The owner'} has handed in ${quoted(f)}.`,
        'Read the evidence, then approve it or send it back with a reason.',
      ],
    }),
  },
  signed: {
    group: 'own_work',
    untrue: waits('signOff'),
    topic: null,
    says: (f) => ({
      title: `${nameOf(f)} has a signature`,
      body: [`${f.byName ?? 'An approver'} has signed ${quoted(f)}; others are still to decide.`],
    }),
  },
  sent_back: {
    group: 'own_work',
    untrue: while_('open', 'in_progress', 'on_hold'),
    topic: null,
    says: (f) => ({
      title: `${nameOf(f)} was sent back`,
      body: [`${quoted(f)} was not accepted${byWhom(f)}.`, because(f), 'Mend it and hand it in again.'],
    }),
  },
  content_changed: {
    group: 'decisions',
    asks: toSign,
    ...asksForSignature,
    says: (f) => ({
      title: `${nameOf(f)} has changed and waits for your sign-off again`,
      body: [
        `The content of ${quoted(f)} is not what was signed, so the signatures fell.`,
        because(f),
        'Read it again, then decide.',
      ],
    }),
  },
  done: {
    group: 'own_work',
    untrue: while_('done'),
    topic: 'state',
    says: (f) => ({ title: `${nameOf(f)} is done`, body: [`${quoted(f)} was signed off${byWhom(f)}.`] }),
  },
  sign_off_limit: {
    group: 'escalations',
    asks: toSign,
    untrue: all(waitsFor('signOff'), phaseIs('tollgate')),
    topic: 'sign_off',
    says: (f) => ({
      title: `The sign-off of ${subjectOf(f)} is late`,
      body: [
        `${f.itemNumber === null ? `The tollgate of ${f.phaseName ?? 'the phase'} in ${f.programName}` : quoted(f)} waits longer for a decision than its policy allows.`,
        f.role === 'approver' || f.role === undefined
          ? 'Approve it or send it back with a reason.'
          : 'See to it that somebody decides.',
      ],
    }),
  },
  due_changed: {
    group: 'own_work',
    untrue: goesOn,
    topic: 'due',
    newDue: true,
    says: (f) => ({
      title: `${nameOf(f)} has a new due date`,
      body: [`${quoted(f)} is now due ${f.newDueText ?? f.dueText ?? ''}.`, because(f)],
    }),
  },
  held: {
    group: 'own_work',
    untrue: while_('on_hold'),
    topic: 'state',
    says: (f) => ({
      title: `${subjectOf(f)} is on hold`,
      body: [`${quoted(f)} is on hold; its reminders and ladder stand still.`, because(f)],
    }),
  },
  resumed: {
    group: 'own_work',
    untrue: unless('on_hold', 'done', 'cancelled', 'closed', 'draft'),
    topic: 'state',
    says: (f) => ({
      title: `${subjectOf(f)} goes on`,
      body: [`${quoted(f)} is no longer on hold; its reminders and ladder go on.`],
    }),
  },
  cancelled: {
    group: 'own_work',
    untrue: while_('cancelled'),
    topic: 'state',
    says: (f) => ({
      title: `${subjectOf(f)} was cancelled`,
      body: [`${quoted(f)} is cancelled; nothing more is to be done.`, because(f)],
    }),
  },
  reopened: {
    group: 'own_work',
    untrue: alive,
    topic: 'state',
    newDue: true,
    says: (f) => ({
      title: `${nameOf(f)} is open again`,
      body: [`${quoted(f)} was reopened${f.newDueText ? ` and is due ${f.newDueText}` : ''}.`, because(f)],
    }),
  },
  // Whatever was moved again since is told again.
  items_moved: {
    group: 'own_work',
    untrue: always,
    topic: null,
    says: ({ moved = { count: 0, items: [] }, reason = '' }) => ({
      title: `${moved.count} of your items ${moved.count === 1 ? 'has' : 'have'} another due date`,
      body: [
        `${reason.replace(/\.$/, '')}.`,
        ...moved.items.map((item) => `${item}.`),
        moved.count > moved.items.length ? `And ${moved.count - moved.items.length} more.` : '',
      ],
    }),
  },
  suspended: {
    group: 'own_work',
    untrue: (now) => (now.suspended ? null : 'no exception suspends it any more'),
    topic: 'state',
    says: (f) => ({
      title: `${nameOf(f)} is suspended`,
      body: [`${quoted(f)} is suspended by ${f.reason ?? 'an exception'}. Until then nothing of it is due.`],
    }),
  },
  released: {
    group: 'own_work',
    untrue: all(goesOn, (now) => (now.suspended ? 'an exception suspends it again' : null)),
    topic: 'state',
    says: (f) => ({
      title: `${nameOf(f)} is live again`,
      body: [
        `${quoted(f)}, due ${f.dueText ?? ''}, is no longer suspended: ${f.reason ?? 'its exception is over'}.`,
        'Its ladder counts from now.',
      ],
    }),
  },
} satisfies MessageSet;
