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

const asked = while_('proposed', 'disputed', 'remediated');
const underWay = while_('agreed', 'remediating');
const goesOn = unless('noted', 'verified', 'withdrawn');
const answerLadder: Claim = { untrue: all(asked, sameCycle, overdue), topic: 'ladder' };
const ladder: Claim = { untrue: all(underWay, sameCycle, overdue), topic: 'ladder' };

const key = (f: NotificationFacts): string => f.recordKey ?? f.itemTitle;
const named = (f: NotificationFacts): string => `The finding ${key(f)} “${f.itemTitle}”`;
const due = (f: NotificationFacts): string => f.newDueText ?? f.dueText ?? 'soon';
const waits = (f: NotificationFacts): string => ((f.newDueText ?? f.dueText) ? `; it waits until ${due(f)}` : '');
const answer =
  'Its owner agrees or says what would change their mind; its author answers a dispute; what is done is verified.';

/** What a person can be told about a finding. */
export const findingMessages = {
  finding_proposed: {
    group: 'own_work',
    untrue: all(while_('proposed'), theirs),
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} waits for your answer`,
      body: [
        `${named(f)} is yours to answer by ${due(f)}.`,
        because(f),
        'Agree to it, or dispute it and say what would change your mind.',
      ],
    }),
  },
  finding_assigned: {
    group: 'own_work',
    untrue: all(goesOn, theirs),
    topic: 'owner',
    says: (f) => ({ title: `${key(f)} is yours`, body: [`${named(f)} is yours${waits(f)}.`, because(f)] }),
  },
  finding_reassigned: {
    theirsAlone: true,
    group: 'own_work',
    untrue: notTheirs,
    topic: 'owner',
    says: (f) => ({ title: `${key(f)} is no longer yours`, body: [`${named(f)} has a new owner.`, because(f)] }),
  },
  finding_limit_reminder: {
    group: 'reminders',
    untrue: all(asked, sameDue, notYetDue),
    topic: 'ladder',
    says: (f) => ({
      title: `${key(f)} waits for an answer until ${due(f)}`,
      body: [`${named(f)} waits until ${due(f)}.`, answer],
    }),
  },
  finding_reminder: {
    group: 'reminders',
    untrue: all(underWay, sameDue, notYetDue),
    topic: 'ladder',
    says: (f) => ({
      title: `${key(f)} is due ${due(f)}`,
      body: [`${named(f)} is to be remediated by ${due(f)}.`, 'Say what was done as soon as it is.'],
    }),
  },
  finding_unanswered: {
    group: 'escalations',
    ...answerLadder,
    says: (f) => ({
      title: `${key(f)} was not answered in time`,
      body: [`${named(f)} waited for an answer until ${due(f)}.`, answer],
    }),
  },
  finding_unanswered_level: {
    group: 'escalations',
    ...answerLadder,
    says: (f) => ({
      title: `Level ${f.level ?? 1}: ${key(f)} was not answered in time`,
      body: [
        `${named(f)} waited for an answer until ${due(f)}.`,
        f.role === 'owner'
          ? answer
          : 'Acknowledge it to hold the ladder for a while, or see to it that it is answered.',
      ],
    }),
  },
  finding_overdue: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `${key(f)} is overdue`,
      body: [`${named(f)} was to be remediated by ${due(f)}.`, 'Finish it, or acknowledge that you are on it.'],
    }),
  },
  finding_level: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `Level ${f.level ?? 1}: ${key(f)} is overdue`,
      body: [
        `${named(f)} was to be remediated by ${due(f)}.`,
        f.role === 'owner'
          ? 'Finish it, or acknowledge that you are on it.'
          : 'Acknowledge it to hold the ladder for a while, or see to it that it comes to its end.',
      ],
    }),
  },
  finding_acknowledged: {
    group: 'program_news',
    untrue: goesOn,
    topic: null,
    says: (f) => ({
      title: `That ${key(f)} is late was acknowledged`,
      body: [`Somebody is on ${named(f).replace('The', 'the')}; its ladder is held until ${f.untilText ?? 'later'}.`],
    }),
  },
  finding_agreed: {
    group: 'program_news',
    untrue: underWay,
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} is agreed`,
      body: [`${named(f)} is agreed, and is to be remediated by ${due(f)}.`],
    }),
  },
  finding_disputed: {
    group: 'own_work',
    untrue: while_('disputed'),
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} is disputed`,
      body: [
        `${named(f)} is disputed, and waits for an answer until ${due(f)}.`,
        because(f),
        'Change it and propose it again, or withdraw it; the domain lead may agree in the owner’s place.',
      ],
    }),
  },
  finding_done: {
    group: 'own_work',
    untrue: while_('remediated'),
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} waits to be verified`,
      body: [
        `${named(f)} is said to be remediated; it is to be verified by ${due(f)}.`,
        'Whoever neither owns nor wrote it looks whether it is, and verifies it or sends it back.',
      ],
    }),
  },
  finding_sent_back: {
    group: 'own_work',
    untrue: while_('remediating'),
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} is not done`,
      body: [`${named(f)} was sent back; it is due ${due(f)}.`, because(f)],
    }),
  },
  finding_verified: {
    group: 'program_news',
    untrue: while_('verified'),
    topic: 'state',
    says: (f) => ({ title: `${key(f)} is verified`, body: [`${named(f)} is verified, and closed.`] }),
  },
  finding_withdrawn: {
    group: 'program_news',
    untrue: while_('withdrawn'),
    topic: 'state',
    says: (f) => ({ title: `${key(f)} is withdrawn`, body: [`${named(f)} is none.`, because(f)] }),
  },
  finding_lowered: {
    group: 'program_news',
    untrue: while_('noted'),
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} is an observation`,
      body: [`${named(f)} is noted as an observation, and asks for no action.`, because(f)],
    }),
  },
  finding_scheduled: {
    group: 'own_work',
    untrue: goesOn,
    topic: 'due',
    newDue: true,
    says: (f) => ({
      title: `${key(f)} has another target date`,
      body: [`${named(f)} is to be remediated by ${due(f)}.`, because(f)],
    }),
  },
  finding_reopened: {
    group: 'own_work',
    untrue: goesOn,
    topic: 'state',
    says: (f) => ({ title: `${key(f)} is open again`, body: [`${named(f)} was opened again.`, because(f)] }),
  },
} as const satisfies MessageSet;
