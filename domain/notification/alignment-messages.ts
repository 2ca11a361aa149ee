import { all, type Claim, notTheirs, notYetDue, overdue, sameCycle, sameDue, theirs, while_ } from './claims.js';
import type { MessageSet } from './message-set.js';
import type { NotificationFacts } from './messages.js';
import { because } from './phrases.js';

const live = while_('open', 'deciding');
const asked = while_('open');
const deciding = while_('deciding');
const ladder: Claim = { untrue: all(live, sameCycle, overdue), topic: 'ladder' };

const key = (f: NotificationFacts): string => f.recordKey ?? f.itemTitle;
const named = (f: NotificationFacts): string => `The alignment round ${key(f)} on “${f.itemTitle}”`;
const due = (f: NotificationFacts): string => f.newDueText ?? f.dueText ?? 'soon';
const how =
  'Agree, agree on conditions, object and say what would change your mind, or abstain. Silence is never consent.';
const chair = 'Accept or decline the conditions, revise what is proposed, or decide with the dissent on record.';
const level = (f: NotificationFacts, own: string): string =>
  f.role === 'owner' ? own : 'Acknowledge it to hold the ladder for a while, or see to it that it is answered.';

/** What a person can be told about an alignment round. */
export const alignmentMessages = {
  alignment_asked: {
    group: 'own_work',
    untrue: asked,
    topic: null,
    says: (f) => ({
      title: `${key(f)} asks what your team says`,
      body: [`${named(f)} waits for your team’s answer until ${due(f)}.`, because(f), how],
    }),
  },
  alignment_asked_again: {
    group: 'own_work',
    untrue: asked,
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} was revised, and asks your team again`,
      body: [`${named(f)} has another revision, and waits for your team’s answer until ${due(f)}.`, because(f), how],
    }),
  },
  alignment_revised: {
    group: 'program_news',
    untrue: live,
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} was revised; your team’s answer stands`,
      body: [
        `${named(f)} has another revision, which is said not to concern your team.`,
        because(f),
        'Your answer stands, with the revision on which it was given. If it concerns you all the same, answer again.',
      ],
    }),
  },
  alignment_named: {
    group: 'own_work',
    untrue: live,
    topic: null,
    says: (f) => ({
      title: `You answer for your team in ${key(f)}`,
      body: [`${named(f)} is yours to answer from now on; your team has answered what it was asked.`, because(f)],
    }),
  },
  alignment_reminder: {
    group: 'reminders',
    untrue: all(asked, sameDue, notYetDue),
    topic: 'ladder',
    says: (f) => ({
      title: `${key(f)} waits for your team until ${due(f)}`,
      body: [`${named(f)} waits for your team’s answer until ${due(f)}.`, how],
    }),
  },
  alignment_chair_reminder: {
    group: 'reminders',
    untrue: all(deciding, sameDue, notYetDue),
    topic: 'ladder',
    says: (f) => ({
      title: `${key(f)} waits for you until ${due(f)}`,
      body: [`All teams have answered. ${named(f)} waits for its chair until ${due(f)}.`, chair],
    }),
  },
  alignment_unanswered: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `${key(f)} was not answered in time`,
      body: [`${named(f)} waited for your team’s answer until ${due(f)}.`, how],
    }),
  },
  alignment_unanswered_level: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `Level ${f.level ?? 1}: ${key(f)} was not answered in time`,
      body: [`${named(f)} waited until ${due(f)} for teams that have said nothing.`, level(f, how)],
    }),
  },
  alignment_undecided: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `${key(f)} was not decided in time`,
      body: [`All teams have answered. ${named(f)} waited for its chair until ${due(f)}.`, chair],
    }),
  },
  alignment_undecided_level: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `Level ${f.level ?? 1}: ${key(f)} was not decided in time`,
      body: [`All teams have answered. ${named(f)} waited for its chair until ${due(f)}.`, level(f, chair)],
    }),
  },
  alignment_acknowledged: {
    group: 'program_news',
    untrue: live,
    topic: null,
    says: (f) => ({
      title: `That ${key(f)} is late was acknowledged`,
      body: [`Somebody is on ${named(f).replace('The', 'the')}; its ladder is held until ${f.untilText ?? 'later'}.`],
    }),
  },
  alignment_answered: {
    group: 'program_news',
    untrue: live,
    topic: null,
    says: (f) => ({ title: `${key(f)} has an answer`, body: [`${named(f)} has an answer.`, because(f)] }),
  },
  alignment_deciding: {
    group: 'own_work',
    untrue: all(deciding, theirs),
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} waits for you`,
      body: [`All teams have answered. ${named(f)} is yours to decide by ${due(f)}.`, because(f), chair],
    }),
  },
  alignment_condition: {
    group: 'own_work',
    untrue: live,
    topic: null,
    says: (f) => ({
      title: `A condition of your team in ${key(f)} is settled`,
      body: [`A condition of your team in ${named(f).replace('The', 'the')} is settled.`, because(f)],
    }),
  },
  alignment_agreed: {
    group: 'program_news',
    untrue: while_('agreed'),
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} is agreed`,
      body: [`${named(f)} is agreed. What each team said stays on record.`, because(f)],
    }),
  },
  alignment_not_agreed: {
    group: 'program_news',
    untrue: while_('not_agreed'),
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} is not agreed`,
      body: [`${named(f)} has ended without agreement. What each team said stays on record.`, because(f)],
    }),
  },
  alignment_withdrawn: {
    group: 'program_news',
    untrue: while_('withdrawn'),
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} is withdrawn`,
      body: [`${named(f)} was withdrawn; nobody is asked any more.`, because(f)],
    }),
  },
  alignment_scheduled: {
    group: 'own_work',
    untrue: live,
    topic: 'due',
    newDue: true,
    says: (f) => ({
      title: `${key(f)} has another date`,
      body: [`${named(f)} waits until ${due(f)}.`, because(f)],
    }),
  },
  alignment_chair: {
    group: 'own_work',
    untrue: all(live, theirs),
    topic: 'owner',
    says: (f) => ({
      title: `You have the chair of ${key(f)}`,
      body: [`${named(f)} is yours to bring to its end; it waits until ${due(f)}.`, because(f)],
    }),
  },
  alignment_chair_left: {
    theirsAlone: true,
    group: 'own_work',
    untrue: notTheirs,
    topic: 'owner',
    says: (f) => ({
      title: `You no longer have the chair of ${key(f)}`,
      body: [`${named(f)} has another chair.`, because(f)],
    }),
  },
} as const satisfies MessageSet;
