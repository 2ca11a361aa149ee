import { all, type Claim, notTheirs, notYetDue, overdue, sameCycle, sameDue, theirs, unless, waits } from './claims.js';
import { waitsFor, waitsForReader, waitsNoMore, while_ } from './claims.js';
import { toSign } from './link-action.js';
import type { MessageSet } from './message-set.js';
import type { NotificationFacts } from './messages.js';
import { because, byWhom } from './phrases.js';
import { factsSaid, listSaid, said, type SignedWords } from './signed-words.js';

const drafted = while_('draft');
const goesOn = unless('signed', 'withdrawn');
const ladder: Claim = { untrue: all(drafted, sameCycle, overdue), topic: 'ladder' };
const asks: Claim = { untrue: all(while_('in_review'), waitsForReader('signOff')), topic: 'sign_off' };

const key = (f: NotificationFacts): string => f.recordKey ?? f.itemTitle;
const named = (f: NotificationFacts): string => `The root cause analysis ${key(f)} “${f.itemTitle}”`;
const due = (f: NotificationFacts): string => f.newDueText ?? f.dueText ?? 'soon';
const where = (f: NotificationFacts): string => (f.reason ? ` in ${f.reason}` : '');
const elsewhere = 'Say yes with the case or the finding, no with the reason, or that it does not apply.';
const handIn = 'Hand it in, or acknowledge that you are on it.';

/** `Training did not reach the site (root, people-training)` */
function causesSaid(nodes: unknown): string | null {
  if (!Array.isArray(nodes)) return null;
  const causes = (nodes as Record<string, unknown>[]).filter(({ role }) => typeof role === 'string');
  return listSaid(
    causes.map((node) => `${said(node['text']) ?? ''} (${said(node['role']) ?? ''}, ${said(node['code']) ?? ''})`),
  );
}

/** What was asked elsewhere, and answered. */
function asksSaid(given: unknown): string | null {
  if (!Array.isArray(given)) return null;
  return listSaid(
    (given as Record<string, unknown>[]).map((ask) => {
      const answer = ask['answer'] as Record<string, unknown> | null;
      const place = [said(ask['market']), said(ask['domain'])].filter((part) => part !== null).join(' ');
      if (answer === null) return `${place}: taken back, ${said(ask['takenBack']) ?? ''}`;
      return `${place}: ${(said(answer['verdict']) ?? '').replace('_', ' ')}, ${said(answer['text']) ?? ''}`;
    }),
  );
}

/** What somebody reads who signs an analysis by a link. */
export const analysisSigned: SignedWords = {
  asks: toSign,
  meanings: {
    approve: 'take responsibility that these are the causes, as far as they are known.',
    send_back: 'say that it does not hold as it is written, and why; its analyst works on it again.',
  },
  facts: (a, names) => {
    const name = (id: unknown): string | null => (typeof id === 'string' ? (names.get(id) ?? id) : null);
    return factsSaid([
      ['Title', said(a['title'])],
      ['What happened', said(a['problem'])],
      ['Method', said(a['method'])],
      ['Stage', said(a['stage'])?.replaceAll('_', ' ')],
      ['Domain', said(a['domain'])],
      ['Markets', listSaid(a['markets'])],
      ['Analyst', name(a['owner'])],
      ['Causes', causesSaid(a['nodes'])],
      ['Steps and events', Array.isArray(a['nodes']) ? String(a['nodes'].length) : null],
      ['Where else', asksSaid(a['asks'])],
      ['Handed in by', name(a['handedInBy'])],
    ]);
  },
};

/** What a person can be told about a root cause analysis. */
export const analysisMessages = {
  analysis_assigned: {
    group: 'own_work',
    untrue: all(goesOn, theirs),
    topic: 'owner',
    says: (f) => ({
      title: `${key(f)} is yours`,
      body: [
        `${named(f)} is yours, due ${due(f)}.`,
        because(f),
        'Find the causes, ask where else it could happen, and hand it in.',
      ],
    }),
  },
  analysis_reassigned: {
    theirsAlone: true,
    group: 'own_work',
    untrue: notTheirs,
    topic: 'owner',
    says: (f) => ({ title: `${key(f)} is no longer yours`, body: [`${named(f)} has another analyst.`, because(f)] }),
  },
  analysis_reminder: {
    group: 'reminders',
    untrue: all(drafted, sameDue, notYetDue),
    topic: 'ladder',
    says: (f) => ({ title: `${key(f)} is due ${due(f)}`, body: [`${named(f)} is to be handed in by ${due(f)}.`] }),
  },
  analysis_overdue: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({ title: `${key(f)} is overdue`, body: [`${named(f)} was due ${due(f)}.`, handIn] }),
  },
  analysis_level: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `Level ${f.level ?? 1}: ${key(f)} is overdue`,
      body: [
        `${named(f)} was due ${due(f)}.`,
        f.role === 'owner'
          ? handIn
          : 'Acknowledge it to hold the ladder for a while, or see to it that it comes to its end.',
      ],
    }),
  },
  analysis_acknowledged: {
    group: 'program_news',
    untrue: drafted,
    topic: null,
    says: (f) => ({
      title: `That ${key(f)} is late was acknowledged`,
      body: [`Somebody is on ${named(f).replace('The', 'the')}; its ladder is held until ${f.untilText ?? 'later'}.`],
    }),
  },
  analysis_asked: {
    group: 'own_work',
    untrue: drafted,
    topic: null,
    says: (f) => ({
      title: `${key(f)} asks you whether it could happen${where(f)} too`,
      body: [`${named(f)} waits for your answer until ${due(f)}.`, 'Read what happened and why.', elsewhere],
    }),
  },
  analysis_ask_reminder: {
    group: 'reminders',
    untrue: drafted,
    topic: null,
    says: (f) => ({
      title: `${key(f)} waits for your answer until ${due(f)}`,
      body: [`${named(f)} asks whether it could happen${where(f)} too.`, elsewhere],
    }),
  },
  analysis_ask_overdue: {
    group: 'escalations',
    untrue: drafted,
    topic: null,
    says: (f) => ({
      title: `${key(f)} was not answered in time`,
      body: [`${named(f)} asks whether it could happen${where(f)} too; the answer was due ${due(f)}.`, elsewhere],
    }),
  },
  analysis_ask_level: {
    group: 'escalations',
    untrue: drafted,
    topic: null,
    says: (f) => ({
      title: `Level ${f.level ?? 1}: ${key(f)} was not answered in time`,
      body: [
        `${named(f)} asks whether it could happen${where(f)} too; the answer was due ${due(f)}.`,
        f.role === 'owner' ? elsewhere : 'See to it that it is answered.',
      ],
    }),
  },
  analysis_unasked: {
    group: 'own_work',
    untrue: unless('withdrawn'),
    topic: null,
    says: (f) => ({
      title: `${key(f)} asks you no more`,
      body: [`${named(f)} waits for no answer of yours.`, because(f)],
    }),
  },
  analysis_answered: {
    group: 'program_news',
    untrue: drafted,
    topic: null,
    says: (f) => ({ title: `${key(f)} has an answer`, body: [`${named(f)} was answered${byWhom(f)}.`, because(f)] }),
  },
  analysis_review_asked: {
    group: 'decisions',
    asks: toSign,
    ...asks,
    says: (f) => ({
      title: `${key(f)} waits for your sign-off`,
      body: [
        `${named(f)} was handed in.`,
        'Read its causes and what shows them, then approve it or send it back with a reason.',
      ],
    }),
  },
  analysis_review_changed: {
    group: 'decisions',
    asks: toSign,
    ...asks,
    says: (f) => ({
      title: `${key(f)} has changed and waits for your sign-off again`,
      body: [`${named(f)} is not what was signed, so the signatures fell.`, because(f), 'Read it again, then decide.'],
    }),
  },
  analysis_review_late: {
    group: 'escalations',
    asks: toSign,
    untrue: all(while_('in_review'), waitsFor('signOff')),
    topic: 'sign_off',
    says: (f) => ({
      title: `The sign-off of ${key(f)} is late`,
      body: [
        `${named(f)} waits longer for a decision than its policy allows.`,
        f.role === 'approver_manager'
          ? 'See to it that somebody decides.'
          : 'Approve it or send it back, or see to it that somebody does.',
      ],
    }),
  },
  analysis_review_withdrawn: {
    theirsAlone: true,
    group: 'decisions',
    untrue: waitsNoMore('signOff'),
    topic: 'sign_off',
    says: (f) => ({
      title: `${key(f)} was taken back`,
      body: [`${named(f)} waits for no sign-off of yours any more.`, because(f)],
    }),
  },
  analysis_no_longer_asked: {
    theirsAlone: true,
    group: 'decisions',
    untrue: waitsNoMore('signOff'),
    topic: 'sign_off',
    says: (f) => ({
      title: `You are no longer asked to sign ${key(f)}`,
      body: [`Who decides on ${named(f).replace('The', 'the')} has changed; there is nothing for you to do.`],
    }),
  },
  analysis_nobody_decides: {
    group: 'escalations',
    untrue: while_('in_review'),
    topic: null,
    says: (f) => ({
      title: `Nobody can sign ${key(f)}`,
      body: [
        `${named(f)} waits for a decision, and nobody is left who may decide.`,
        because(f),
        'Name a domain lead who does not work on it.',
      ],
    }),
  },
  analysis_one_signed: {
    group: 'own_work',
    untrue: all(while_('in_review'), waits('signOff')),
    topic: null,
    says: (f) => ({
      title: `${key(f)} has a signature`,
      body: [`${f.byName ?? 'An approver'} has signed; others are still to decide.`],
    }),
  },
  analysis_voted_against: {
    group: 'own_work',
    untrue: all(while_('in_review'), waits('signOff')),
    topic: null,
    says: (f) => ({
      title: `${key(f)} has a vote against it`,
      body: [`${f.byName ?? 'An approver'} would send it back; the others still decide.`, because(f)],
    }),
  },
  analysis_sent_back: {
    group: 'own_work',
    untrue: drafted,
    topic: null,
    says: (f) => ({
      title: `${key(f)} was sent back`,
      body: [`${named(f)} was not accepted as it is${byWhom(f)}.`, because(f), 'Work on it, and hand it in again.'],
    }),
  },
  analysis_signed: {
    group: 'own_work',
    untrue: while_('signed'),
    topic: 'state',
    says: (f) => ({
      title: `${key(f)} is signed`,
      body: [`${named(f)} is signed${byWhom(f)}; findings may be written down from it.`],
    }),
  },
  analysis_scheduled: {
    group: 'own_work',
    untrue: goesOn,
    topic: 'due',
    newDue: true,
    says: (f) => ({ title: `${key(f)} has another date`, body: [`${named(f)} is due ${due(f)}.`, because(f)] }),
  },
  analysis_reopened: {
    group: 'own_work',
    untrue: goesOn,
    topic: 'state',
    newDue: true,
    says: (f) => ({
      title: `${key(f)} is a draft again`,
      body: [`${named(f)} is to be worked on again, by ${due(f)}.`, because(f)],
    }),
  },
  analysis_withdrawn: {
    group: 'own_work',
    untrue: while_('withdrawn'),
    topic: 'state',
    says: (f) => ({ title: `${key(f)} is withdrawn`, body: [`${named(f)} is withdrawn.`, because(f)] }),
  },
} as const satisfies MessageSet;
