import {
  all,
  always,
  type Claim,
  notTheirs,
  notYetDue,
  overdue,
  sameCycle,
  sameDue,
  theirs,
  while_,
} from './claims.js';
import type { MessageSet } from './message-set.js';
import type { NotificationFacts } from './messages.js';
import { because, nameOf } from './phrases.js';

const operates = while_('operating');
const lives = while_('proposed', 'operating');
const ladder: Claim = { untrue: all(operates, sameCycle, overdue), topic: 'ladder' };

const named = (f: NotificationFacts): string => `The control ${nameOf(f)} “${f.itemTitle}”`;
const attest = 'Attest that it is designed and operating as described, or say what is to change.';

/** What a person can be told about a control. */
export const controlMessages = {
  control_operates: {
    group: 'own_work',
    untrue: operates,
    topic: 'state',
    says: (f) => ({
      title: `${nameOf(f)} operates`,
      body: [`${named(f)} operates from now on: its runs are expected by its frequency.`],
    }),
  },
  control_changed: {
    group: 'own_work',
    untrue: operates,
    topic: null,
    says: (f) => ({
      title: `${nameOf(f)} says something else`,
      body: [`${named(f)} was changed. Read what is expected now.`, because(f)],
    }),
  },
  control_assigned: {
    group: 'own_work',
    untrue: all(lives, theirs),
    topic: 'owner',
    says: (f) => ({ title: `${nameOf(f)} is yours`, body: [`${named(f)} is yours to answer for.`, because(f)] }),
  },
  control_reassigned: {
    theirsAlone: true,
    group: 'own_work',
    untrue: notTheirs,
    topic: 'owner',
    says: (f) => ({ title: `${nameOf(f)} is no longer yours`, body: [`${named(f)} has a new owner.`, because(f)] }),
  },
  control_operator: {
    group: 'own_work',
    untrue: lives,
    topic: null,
    says: (f) => ({ title: `You perform ${nameOf(f)}`, body: [`${named(f)} is yours to perform.`, because(f)] }),
  },
  control_operator_before: {
    theirsAlone: true,
    group: 'own_work',
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `You no longer perform ${nameOf(f)}`,
      body: [`Somebody else performs ${named(f).replace('The', 'the')} from now on.`, because(f)],
    }),
  },
  control_attest_reminder: {
    group: 'reminders',
    untrue: all(operates, sameDue, notYetDue),
    topic: 'ladder',
    says: (f) => ({
      title: `${nameOf(f)} is to be attested by ${f.dueText ?? 'soon'}`,
      body: [`${named(f)} is to be attested by ${f.dueText ?? 'soon'}.`, attest],
    }),
  },
  control_unattested: {
    group: 'own_work',
    ...ladder,
    says: (f) => ({
      title: `${nameOf(f)} was not attested`,
      body: [`${named(f)} was to be attested by ${f.dueText ?? 'now'}, and was not.`, attest],
    }),
  },
  control_unattested_level: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `Level ${f.level ?? 1}: ${nameOf(f)} was not attested`,
      body: [`${named(f)} was to be attested by ${f.dueText ?? 'now'}, and was not.`, attest],
    }),
  },
  control_attested: {
    group: 'program_news',
    untrue: operates,
    topic: 'state',
    says: (f) => ({ title: `${nameOf(f)} was attested`, body: [`${named(f)} was attested.`] }),
  },
  control_acknowledged: {
    group: 'program_news',
    untrue: operates,
    topic: 'state',
    says: (f) => ({
      title: `Somebody is on ${nameOf(f)}`,
      body: [`${named(f)}: its attestation is late; the ladder is held until ${f.untilText ?? 'later'}.`],
    }),
  },
  control_retired: {
    group: 'program_news',
    untrue: while_('retired'),
    topic: 'state',
    says: (f) => ({
      title: `${nameOf(f)} is retired`,
      body: [`${named(f)} is retired: no run of it is expected any more.`, because(f)],
    }),
  },
} as const satisfies MessageSet;
