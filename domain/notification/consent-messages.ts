import {
  all,
  always,
  askedAgain,
  goesOn,
  theirs,
  unless,
  waits,
  waitsFor,
  waitsForReader,
  waitsNoMore,
  type Rule,
} from './claims.js';
import type { MessageSet } from './message-set.js';
import type { NotificationFacts } from './messages.js';
import { because, byWhom, nameOf, quoted, sentence, subjectOf } from './phrases.js';

const stuck: Rule = (now) => (now.stuck ? null : 'somebody can decide again, or nothing is to be decided');
const unclear: Rule = (now) => (now.question ? null : 'the question was answered, or is not asked any more');

/** What is said about consent: sign-offs beyond the signature itself, and what is asked for. */
export const consentMessages = {
  voted_against: {
    group: 'own_work',
    untrue: waits('signOff'),
    topic: null,
    says: (f) => ({
      title: `${nameOf(f)} has a vote against it`,
      body: [`${f.byName ?? 'An approver'} would send ${quoted(f)} back; the others still decide.`, because(f)],
    }),
  },
  signature_revoked: {
    group: 'own_work',
    untrue: waits('signOff'),
    topic: null,
    says: (f) => ({
      title: `A signature on ${subjectOf(f)} was taken back`,
      body: [
        `${f.byName ?? 'An approver'} has taken a signature on ${quoted(f)} back; it waits for a decision again.`,
        because(f),
      ],
    }),
  },
  withdrawn: {
    theirsAlone: true,
    group: 'decisions',
    untrue: waitsNoMore('signOff'),
    topic: 'sign_off',
    says: (f) => ({
      title: `${nameOf(f)} no longer waits for your sign-off`,
      body: [`${quoted(f)} was withdrawn${byWhom(f)}, and is being worked on again.`, because(f)],
    }),
  },
  no_longer_asked: {
    theirsAlone: true,
    group: 'decisions',
    untrue: askedAgain,
    topic: 'sign_off',
    says: (f) => ({
      title: `${subjectOf(f)} no longer waits for you`,
      body: [`The decision on ${quoted(f)} is asked of somebody else now: the role you were asked in has moved.`],
    }),
  },
  nobody_can_decide: {
    group: 'escalations',
    untrue: all(unless('cancelled', 'closed'), stuck),
    topic: null,
    says: (f) => ({
      title: `Nobody can decide on ${subjectOf(f)}`,
      body: [
        `${quoted(f)} waits for a decision that nobody who is there may give.`,
        because(f),
        'Name a program manager or a domain lead who did not do the work, or re-plan it to a policy that finds somebody.',
      ],
    }),
  },
  question_asked: {
    group: 'own_work',
    untrue: unclear,
    topic: null,
    says: (f) => ({
      title: `A question about ${subjectOf(f)}`,
      body: [
        `${f.byName ?? 'An approver'} asks about ${quoted(f)}: ${sentence(f.question)}`,
        'Answer it; the time for the decision runs on.',
      ],
    }),
  },
  question_answered: {
    theirsAlone: true,
    group: 'decisions',
    untrue: waitsForReader('signOff'),
    topic: null,
    says: (f) => ({
      title: `Your question about ${subjectOf(f)} was answered`,
      body: [
        `About ${quoted(f)} you asked: ${sentence(f.question)}`,
        `${f.byName ?? 'The owner'} answers: ${sentence(f.answer)}`,
        'Approve it or send it back with a reason.',
      ],
    }),
  },
  follow_up: {
    group: 'own_work',
    untrue: all(goesOn, theirs),
    topic: null,
    says: (f) => ({
      title: `${nameOf(f)} is yours`,
      body: [
        `You own ${quoted(f)}${f.dueText ? `, due ${f.dueText}` : ''}.`,
        because(f),
        'Start it, and hand in evidence when it is done.',
      ],
    }),
  },
  extension_requested: {
    group: 'decisions',
    asks: ['grant', 'refuse'],
    untrue: waitsForReader('extension'),
    topic: 'extension',
    says: (f) => ({
      title:
        f.asks === undefined
          ? `${nameOf(f)}: more time is asked for`
          : `${f.byName ?? 'Its owner'} asks that ${nameOf(f)} ${f.asks}`,
      body: [
        f.asks === undefined
          ? `${f.byName ?? 'The owner'} asks that the due date of ${quoted(f)} move to ${f.newDueText ?? 'later'}.`
          : `${f.byName ?? 'The owner'} asks that ${quoted(f)} ${f.asks}.`,
        because(f),
        'Grant it, or refuse it with a reason.',
      ],
    }),
  },
  extension_agreed: {
    group: 'own_work',
    untrue: waits('extension'),
    topic: null,
    says: (f) => ({
      title: `${nameOf(f)}: one more has agreed to ${request(f)}`,
      body: [
        `${f.byName ?? 'Somebody'} agrees that ${quoted(f)} ${f.asks ?? `be due ${f.newDueText ?? 'later'}`}; others are still to decide.`,
      ],
    }),
  },
  // Whatever has become of it since, it says what was agreed to, and when.
  consent_granted: {
    group: 'own_work',
    untrue: always,
    topic: null,
    says: (f) => ({
      title: `${nameOf(f)}: what was asked for was agreed to`,
      body: [`${f.byName ?? 'Somebody'} agreed that ${quoted(f)} ${f.asks ?? 'change'}, and so it is.`, because(f)],
    }),
  },
  extension_refused: {
    group: 'own_work',
    untrue: goesOn,
    topic: null,
    says: (f) => ({
      title: `${nameOf(f)}: ${request(f)} was refused`,
      body: [
        f.asks === undefined
          ? `${quoted(f)} stays due ${f.dueText ?? 'as it was'}${byWhom(f, '; refused by')}.`
          : `It was asked that ${quoted(f)} ${f.asks}; it stays as it was${byWhom(f, '; refused by')}.`,
        because(f),
      ],
    }),
  },
  extension_taken_back: {
    theirsAlone: true,
    group: 'decisions',
    untrue: waitsNoMore('extension'),
    topic: 'extension',
    says: (f) => ({
      title:
        f.asks === undefined
          ? `${nameOf(f)}: more time is no longer asked for`
          : `${nameOf(f)}: consent is no longer asked for`,
      body: [
        `The request ${f.asks === undefined ? `to move ${quoted(f)}` : `that ${quoted(f)} ${f.asks}`} was taken back${byWhom(f)}; nothing is to be decided.`,
        because(f),
      ],
    }),
  },
  extension_limit: {
    group: 'escalations',
    untrue: waitsFor('extension'),
    topic: 'extension',
    says: (f) => ({
      title: `${nameOf(f)}: nobody has answered ${f.asks === undefined ? 'the request for more time' : 'the request for consent'}`,
      body: [
        `The request ${f.asks === undefined ? `to move ${quoted(f)} to ${f.newDueText ?? 'a later date'}` : `that ${quoted(f)} ${f.asks}`} waits longer than its policy allows.`,
        'Grant it or refuse it with a reason, or see to it that somebody does.',
      ],
    }),
  },
  extension_granted: {
    group: 'own_work',
    untrue: goesOn,
    topic: null,
    newDue: true,
    says: (f) => ({
      title: `${nameOf(f)}: the extension was granted`,
      body: [`${quoted(f)} is now due ${f.newDueText ?? 'later'}${byWhom(f, ', granted by')}.`, because(f)],
    }),
  },
} satisfies MessageSet;

function request(f: NotificationFacts): string {
  return f.asks === undefined ? 'the extension' : 'the request';
}
