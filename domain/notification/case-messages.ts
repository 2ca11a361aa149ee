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

const untriaged = while_('new');
const underWay = while_('triaged', 'investigating', 'concluded');
const goesOn = unless('closed', 'rejected', 'merged');
const triageLadder: Claim = { untrue: all(untriaged, sameCycle, overdue), topic: 'ladder' };
const ladder: Claim = { untrue: all(underWay, sameCycle, overdue), topic: 'ladder' };

const key = (f: NotificationFacts): string => f.recordKey ?? f.itemTitle;
const named = (f: NotificationFacts): string => `The case ${key(f)} “${f.itemTitle}”`;
/** Whoever is told of a restricted one may not see it. */
const other = (f: NotificationFacts, unnamed = 'another case'): string => f.otherKey ?? unnamed;
const due = (f: NotificationFacts): string => f.newDueText ?? f.dueText ?? 'soon';
const toTriage = 'Confirm its severity, name who leads it and by when it is to be closed; or reject it with a reason.';

/** What a person can be told about a case. */
export const caseMessages = {
  case_reported: {
    group: 'own_work',
    untrue: all(untriaged, theirs),
    topic: 'owner',
    says: (f) => ({
      title: `${key(f)} waits for your triage`,
      body: [`${named(f)} was reported, and is to be triaged by ${due(f)}.`, because(f), toTriage],
    }),
  },
  case_assigned: {
    group: 'own_work',
    untrue: all(goesOn, theirs),
    topic: 'owner',
    says: (f) => ({
      title: `${key(f)} is yours`,
      body: [
        `${named(f)} is yours to lead; it is due ${due(f)}.`,
        because(f),
        'Look into it, and conclude it by then.',
      ],
    }),
  },
  case_reassigned: {
    theirsAlone: true,
    group: 'own_work',
    untrue: notTheirs,
    topic: 'owner',
    says: (f) => ({ title: `${key(f)} is no longer yours`, body: [`${named(f)} has a new lead.`, because(f)] }),
  },
  case_triage_reminder: {
    group: 'reminders',
    untrue: all(untriaged, sameDue, notYetDue),
    topic: 'ladder',
    says: (f) => ({
      title: `${key(f)} is to be triaged by ${due(f)}`,
      body: [`${named(f)} waits for triage until ${due(f)}.`, toTriage],
    }),
  },
  case_reminder: {
    group: 'reminders',
    untrue: all(underWay, sameDue, notYetDue),
    topic: 'ladder',
    says: (f) => ({
      title: `${key(f)} is due ${due(f)}`,
      body: [`${named(f)} is to be closed by ${due(f)}.`, 'Conclude it, and have it closed.'],
    }),
  },
  case_untriaged: {
    group: 'escalations',
    ...triageLadder,
    says: (f) => ({
      title: `${key(f)} was not triaged in time`,
      body: [`${named(f)} was to be triaged by ${due(f)}.`, toTriage],
    }),
  },
  case_untriaged_level: {
    group: 'escalations',
    ...triageLadder,
    says: (f) => ({
      title: `Level ${f.level ?? 1}: ${key(f)} was not triaged in time`,
      body: [
        `${named(f)} was to be triaged by ${due(f)}.`,
        f.role === 'owner'
          ? toTriage
          : 'Acknowledge it to hold the ladder for a while, or see to it that it is triaged.',
      ],
    }),
  },
  case_overdue: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `${key(f)} is overdue`,
      body: [`${named(f)} was to be closed by ${due(f)}.`, 'Conclude it, or acknowledge that you are on it.'],
    }),
  },
  case_level: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `Level ${f.level ?? 1}: ${key(f)} is overdue`,
      body: [
        `${named(f)} was to be closed by ${due(f)}.`,
        f.role === 'owner'
          ? 'Conclude it, or acknowledge that you are on it.'
          : 'Acknowledge it to hold the ladder for a while, or see to it that it comes to its end.',
      ],
    }),
  },
  case_acknowledged: {
    group: 'program_news',
    untrue: goesOn,
    topic: null,
    says: (f) => ({
      title: `That ${key(f)} is late was acknowledged`,
      body: [`Somebody is on ${named(f).replace('The', 'the')}; its ladder is held until ${f.untilText ?? 'later'}.`],
    }),
  },
  case_triaged: {
    group: 'program_news',
    untrue: goesOn,
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} was triaged`,
      body: [`${named(f)}, which you reported, is looked into.`, because(f)],
    }),
  },
  case_rejected: {
    group: 'program_news',
    untrue: while_('rejected'),
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} was rejected`,
      body: [`${named(f)} is no case.`, because(f), 'Where that is wrong, have it opened again, with a reason.'],
    }),
  },
  case_concluded: {
    group: 'own_work',
    untrue: while_('concluded'),
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} is concluded and waits to be closed`,
      body: [`${named(f)} has come to its conclusion.`, because(f), 'Read it, then close the case or open it again.'],
    }),
  },
  case_closed: {
    group: 'program_news',
    untrue: while_('closed'),
    topic: 'state',
    says: (f) => ({ title: `${key(f)} is closed`, body: [`${named(f)} is closed.`, because(f)] }),
  },
  case_scheduled: {
    group: 'own_work',
    untrue: goesOn,
    topic: 'due',
    newDue: true,
    says: (f) => ({
      title: `${key(f)} has another date`,
      body: [`${named(f)} is to be closed by ${due(f)}.`, because(f)],
    }),
  },
  case_reopened: {
    group: 'own_work',
    untrue: goesOn,
    topic: 'state',
    newDue: true,
    says: (f) => ({
      title: `${key(f)} is open again`,
      body: [`${named(f)} was opened again; it is due ${due(f)}.`, because(f)],
    }),
  },
  case_merged: {
    group: 'own_work',
    untrue: while_('merged'),
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} goes on in ${other(f)}`,
      body: [`${named(f)} was merged into ${other(f)}, and waits for nobody by itself any more.`, because(f)],
    }),
  },
  case_unmerged: {
    group: 'own_work',
    untrue: goesOn,
    topic: 'state',
    newDue: true,
    says: (f) => ({
      title: `${key(f)} goes on by itself again`,
      body: [`${named(f)} was taken out of ${other(f)} again; it is due ${due(f)}.`, because(f)],
    }),
  },
  case_joined: {
    group: 'own_work',
    untrue: goesOn,
    topic: null,
    says: (f) => ({
      title: `${other(f, 'Another case')} goes on in ${key(f)}`,
      body: [`${other(f, 'Another case')} was merged into ${named(f).replace('The', 'the')}.`, because(f)],
    }),
  },
  case_parted: {
    group: 'own_work',
    untrue: goesOn,
    topic: null,
    says: (f) => ({
      title: `${other(f, 'Another case')} was taken out of ${key(f)}`,
      body: [`${other(f, 'Another case')} does not go on in ${named(f).replace('The', 'the')} any more.`, because(f)],
    }),
  },
} as const satisfies MessageSet;
