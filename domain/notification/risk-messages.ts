import { all, type Claim, notTheirs, notYetDue, overdue, sameCycle, sameDue, theirs, unless, waits } from './claims.js';
import { waitsFor, waitsForReader, waitsNoMore, while_ } from './claims.js';
import { toSign } from './link-action.js';
import type { MessageSet } from './message-set.js';
import type { NotificationFacts } from './messages.js';
import { because, byWhom } from './phrases.js';
import { factsSaid, listSaid, said, type SignedWords } from './signed-words.js';

const watched = while_('open', 'accepted', 'mitigated');
const goesOn = unless('closed');
const ladder: Claim = { untrue: all(watched, sameCycle, overdue), topic: 'ladder' };
const asks: Claim = { untrue: all(while_('in_review'), waitsForReader('signOff')), topic: 'sign_off' };

const key = (f: NotificationFacts): string => f.recordKey ?? f.itemTitle;
const named = (f: NotificationFacts): string => `The risk ${key(f)} “${f.itemTitle}”`;
const due = (f: NotificationFacts): string => f.dueText ?? 'soon';

/** What somebody reads who signs a review by a link. */
export const riskSigned: SignedWords = {
  asks: toSign,
  meanings: {
    approve: 'take responsibility that the risk stands as reviewed below.',
    send_back: 'say that it does not stand as reviewed, and why; its owner hands in another review.',
  },
  facts: (r, named) => {
    const name = (id: unknown): string | null => (typeof id === 'string' ? (named.get(id) ?? id) : null);
    const rated = (value: unknown): string | null => (typeof value === 'number' ? `${value} of 5` : null);
    return factsSaid([
      ['Title', said(r['title'])],
      ['Description', said(r['text'])],
      ['Domain', said(r['domain'])],
      ['Markets', listSaid(r['markets'])],
      ['Owner', name(r['owner'])],
      ['Outcome', said(r['outcome'])],
      ['Likelihood', rated(r['likelihood'])],
      ['Impact', rated(r['impact'])],
      ['Statement', said(r['statement'])],
      ['Handed in by', name(r['handedInBy'])],
      ['Reviewed every', said(r['reviewEvery'])],
    ]);
  },
};

/** What a person can be told about an entry of the risk register. */
export const riskMessages = {
  risk_assigned: {
    group: 'own_work',
    untrue: all(goesOn, theirs),
    topic: 'owner',
    says: (f) => ({
      title: `${key(f)} is yours`,
      body: [
        `${named(f)} is yours; its review is due ${due(f)}.`,
        because(f),
        'Look at it, and hand in a review by then.',
      ],
    }),
  },
  risk_reassigned: {
    theirsAlone: true,
    group: 'own_work',
    untrue: notTheirs,
    topic: 'owner',
    says: (f) => ({ title: `${key(f)} is no longer yours`, body: [`${named(f)} has a new owner.`, because(f)] }),
  },
  risk_reminder: {
    group: 'reminders',
    untrue: all(watched, sameDue, notYetDue),
    topic: 'ladder',
    says: (f) => ({
      title: `The review of ${key(f)} is due ${due(f)}`,
      body: [
        `${named(f)} is to be reviewed by ${due(f)}.`,
        'Look whether it still stands as it was rated, and hand in a review.',
      ],
    }),
  },
  risk_overdue: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `The review of ${key(f)} is overdue`,
      body: [`${named(f)} was to be reviewed by ${due(f)}.`, 'Hand in a review, or acknowledge that you are on it.'],
    }),
  },
  risk_level: {
    group: 'escalations',
    ...ladder,
    says: (f) => ({
      title: `Level ${f.level ?? 1}: the review of ${key(f)} is overdue`,
      body: [
        `${named(f)} was to be reviewed by ${due(f)}.`,
        f.role === 'owner'
          ? 'Hand in a review, or acknowledge that you are on it.'
          : 'Acknowledge it to hold the ladder for a while, or see to it that it is reviewed.',
      ],
    }),
  },
  risk_acknowledged: {
    group: 'program_news',
    untrue: watched,
    topic: null,
    says: (f) => ({
      title: `The late review of ${key(f)} was acknowledged`,
      body: [`Somebody is on ${named(f).replace('The', 'the')}; its ladder is held until ${f.untilText ?? 'later'}.`],
    }),
  },
  risk_review_asked: {
    group: 'decisions',
    asks: toSign,
    ...asks,
    says: (f) => ({
      title: `The review of ${key(f)} waits for your sign-off`,
      body: [
        `${named(f)} was reviewed.`,
        'Read rating, outcome and statement, then approve it or send it back with a reason.',
      ],
    }),
  },
  risk_review_changed: {
    group: 'decisions',
    asks: toSign,
    ...asks,
    says: (f) => ({
      title: `The review of ${key(f)} has changed and waits for your sign-off again`,
      body: [`${named(f)} is not what was signed, so the signatures fell.`, because(f), 'Read it again, then decide.'],
    }),
  },
  risk_review_late: {
    group: 'escalations',
    asks: toSign,
    untrue: all(while_('in_review'), waitsFor('signOff')),
    topic: 'sign_off',
    says: (f) => ({
      title: `The sign-off of the review of ${key(f)} is late`,
      body: [
        `${named(f)} waits longer for a decision than its policy allows.`,
        f.role === 'approver_manager'
          ? 'See to it that somebody decides.'
          : 'Approve it or send it back, or see to it that somebody does.',
      ],
    }),
  },
  risk_review_withdrawn: {
    theirsAlone: true,
    group: 'decisions',
    untrue: waitsNoMore('signOff'),
    topic: 'sign_off',
    says: (f) => ({
      title: `The review of ${key(f)} was taken back`,
      body: [`${named(f)} waits for no sign-off of yours any more.`, because(f)],
    }),
  },
  risk_no_longer_asked: {
    theirsAlone: true,
    group: 'decisions',
    untrue: waitsNoMore('signOff'),
    topic: 'sign_off',
    says: (f) => ({
      title: `You are no longer asked to sign the review of ${key(f)}`,
      body: [`Who decides on ${named(f).replace('The', 'the')} has changed; there is nothing for you to do.`],
    }),
  },
  risk_nobody_decides: {
    group: 'escalations',
    untrue: while_('in_review'),
    topic: null,
    says: (f) => ({
      title: `Nobody can sign the review of ${key(f)}`,
      body: [
        `${named(f)} waits for a decision, and nobody is left who may decide.`,
        because(f),
        'Name a domain lead who does not own it.',
      ],
    }),
  },
  risk_signed: {
    group: 'own_work',
    untrue: all(while_('in_review'), waits('signOff')),
    topic: null,
    says: (f) => ({
      title: `The review of ${key(f)} has a signature`,
      body: [`${f.byName ?? 'An approver'} has signed; others are still to decide.`],
    }),
  },
  risk_voted_against: {
    group: 'own_work',
    untrue: all(while_('in_review'), waits('signOff')),
    topic: null,
    says: (f) => ({
      title: `The review of ${key(f)} has a vote against it`,
      body: [`${f.byName ?? 'An approver'} would send it back; the others still decide.`, because(f)],
    }),
  },
  risk_sent_back: {
    group: 'own_work',
    untrue: watched,
    topic: null,
    says: (f) => ({
      title: `The review of ${key(f)} was sent back`,
      body: [
        `${named(f)} was not accepted as reviewed${byWhom(f)}.`,
        because(f),
        'Look at it again, and hand in another review.',
      ],
    }),
  },
  risk_reviewed: {
    group: 'own_work',
    untrue: unless('in_review'),
    topic: 'state',
    says: (f) => ({
      title: `The review of ${key(f)} is signed`,
      body: [
        `${named(f)} is reviewed: ${f.reason ?? 'it stands as it was'}${byWhom(f, '; signed by')}.`,
        f.newDueText === undefined ? 'No further review is due.' : `The next review is due ${f.newDueText}.`,
      ],
    }),
  },
  risk_scheduled: {
    group: 'own_work',
    untrue: goesOn,
    topic: 'due',
    newDue: true,
    says: (f) => ({
      title: `The review of ${key(f)} has another date`,
      body: [`${named(f)} is to be reviewed by ${f.newDueText ?? due(f)}.`, because(f)],
    }),
  },
  risk_reopened: {
    group: 'own_work',
    untrue: goesOn,
    topic: 'state',
    newDue: true,
    says: (f) => ({
      title: `${key(f)} is open again`,
      body: [`${named(f)} was opened again; its review is due ${f.newDueText ?? due(f)}.`, because(f)],
    }),
  },
} as const satisfies MessageSet;
