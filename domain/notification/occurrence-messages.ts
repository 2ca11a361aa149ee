import { all, type Claim, notTheirs, notYetDue, overdue, sameCycle, sameDue, theirs, while_ } from './claims.js';
import type { MessageSet } from './message-set.js';
import type { NotificationFacts } from './messages.js';
import { because, nameOf } from './phrases.js';

const missed: Claim = { untrue: all(while_('missed'), sameCycle, overdue), topic: 'ladder' };
const waits = while_('expected', 'missed');

const named = (f: NotificationFacts): string => `The run ${nameOf(f)} “${f.itemTitle}”`;
const by = (f: NotificationFacts): string => f.dueText ?? 'soon';
const late = 'Perform it all the same, and it is told as late; or somebody above says that it is not made up for.';

/** What a person can be told about a run of a control. */
export const occurrenceMessages = {
  run_expected: {
    group: 'own_work',
    untrue: all(while_('expected'), theirs),
    topic: 'state',
    says: (f) => ({
      title: `${nameOf(f)} is to be performed by ${by(f)}`,
      body: [
        `${named(f)} is yours to perform by ${by(f)}.`,
        'Say what was done, in a note or by links to the evidence.',
      ],
    }),
  },
  run_reminder: {
    group: 'reminders',
    untrue: all(while_('expected'), sameDue, notYetDue),
    topic: 'ladder',
    says: (f) => ({
      title: `${nameOf(f)} is due by ${by(f)}`,
      body: [`${named(f)} is to be performed by ${by(f)}.`],
    }),
  },
  run_missed: {
    group: 'own_work',
    ...missed,
    says: (f) => ({
      title: `${nameOf(f)} was missed`,
      body: [`${named(f)} was to be performed by ${by(f)}, and was not.`, late],
    }),
  },
  run_level: {
    group: 'escalations',
    ...missed,
    says: (f) => ({
      title: `Level ${f.level ?? 1}: ${nameOf(f)} was missed`,
      body: [`${named(f)} was to be performed by ${by(f)}, and was not.`, late],
    }),
  },
  run_exceptions: {
    group: 'program_news',
    untrue: while_('performed', 'performed_late'),
    topic: null,
    says: (f) => ({ title: `${nameOf(f)} found exceptions`, body: [`${named(f)} found exceptions.`, because(f)] }),
  },
  run_given: {
    group: 'own_work',
    untrue: all(waits, theirs),
    topic: 'owner',
    says: (f) => ({
      title: `${nameOf(f)} is yours`,
      body: [`${named(f)} is yours to perform by ${by(f)}.`, because(f)],
    }),
  },
  run_taken: {
    theirsAlone: true,
    group: 'own_work',
    untrue: notTheirs,
    topic: 'owner',
    says: (f) => ({ title: `${nameOf(f)} is no longer yours`, body: [`Somebody else performs it.`, because(f)] }),
  },
  run_acknowledged: {
    group: 'program_news',
    untrue: while_('missed'),
    topic: 'state',
    says: (f) => ({
      title: `Somebody is on ${nameOf(f)}`,
      body: [`${named(f)} was missed; the ladder is held until ${f.untilText ?? 'later'}.`],
    }),
  },
  run_closed: {
    group: 'own_work',
    untrue: while_('not_performed'),
    topic: 'state',
    says: (f) => ({
      title: `${nameOf(f)} is not made up for`,
      body: [`${named(f)} was missed, and is let go.`, because(f)],
    }),
  },
} as const satisfies MessageSet;
