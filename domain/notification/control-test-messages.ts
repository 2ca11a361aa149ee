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
import { because, nameOf } from './phrases.js';

const open = while_('planned', 'testing');
const goesOn = unless('concluded', 'cancelled');
const ladder: Claim = { untrue: all(open, sameCycle, overdue), topic: 'ladder' };

const named = (f: NotificationFacts): string => `The control test ${nameOf(f)} “${f.itemTitle}”`;
const by = (f: NotificationFacts): string => f.dueText ?? 'soon';

/** What a person can be told about a control test. */
export const controlTestMessages = {
  control_test_planned: {
    group: 'own_work',
    untrue: all(open, theirs),
    topic: 'state',
    says: (f) => ({
      title: `${nameOf(f)} is yours to conclude by ${by(f)}`,
      body: [`${named(f)} is to be concluded by ${by(f)}.`, because(f)],
    }),
  },
  control_test_assigned: {
    group: 'own_work',
    untrue: all(goesOn, theirs),
    topic: 'owner',
    says: (f) => ({ title: `${nameOf(f)} is yours`, body: [`${named(f)} is yours to test.`, because(f)] }),
  },
  control_test_reassigned: {
    theirsAlone: true,
    group: 'own_work',
    untrue: notTheirs,
    topic: 'owner',
    says: (f) => ({ title: `${nameOf(f)} is no longer yours`, body: [`${named(f)} has another tester.`, because(f)] }),
  },
  control_test_reminder: {
    group: 'reminders',
    untrue: all(open, sameDue, notYetDue),
    topic: 'ladder',
    says: (f) => ({ title: `${nameOf(f)} is due by ${by(f)}`, body: [`${named(f)} is to be concluded by ${by(f)}.`] }),
  },
  control_test_overdue: {
    group: 'own_work',
    ...ladder,
    says: (f) => ({
      title: `${nameOf(f)} is overdue`,
      body: [`${named(f)} was to be concluded by ${by(f)}, and was not.`],
    }),
  },
  control_test_level: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `Level ${f.level ?? 1}: ${nameOf(f)} is overdue`,
      body: [`${named(f)} was to be concluded by ${by(f)}, and was not.`],
    }),
  },
  control_test_acknowledged: {
    group: 'program_news',
    untrue: open,
    topic: 'state',
    says: (f) => ({
      title: `Somebody is on ${nameOf(f)}`,
      body: [`${named(f)} is late; the ladder is held until ${f.untilText ?? 'later'}.`],
    }),
  },
  control_test_passed: {
    group: 'program_news',
    untrue: while_('concluded'),
    topic: 'state',
    says: (f) => ({ title: `${f.programName} is effective`, body: [`${named(f)} found it so.`, because(f)] }),
  },
  control_test_failed: {
    group: 'own_work',
    untrue: while_('concluded'),
    topic: 'state',
    says: (f) => ({
      title: `${f.programName} is not effective`,
      body: [`${named(f)} found it so. A finding says what is to be done.`, because(f)],
    }),
  },
  control_test_graded: {
    group: 'program_news',
    untrue: while_('concluded'),
    topic: null,
    says: (f) => ({
      title: `The deficiency of ${nameOf(f)} is graded otherwise`,
      body: [`${named(f)}: another grade was given.`, because(f)],
    }),
  },
  control_test_cancelled: {
    group: 'own_work',
    untrue: while_('cancelled'),
    topic: 'state',
    says: (f) => ({ title: `${nameOf(f)} was cancelled`, body: [`${named(f)} is not tested on.`, because(f)] }),
  },
} as const satisfies MessageSet;
