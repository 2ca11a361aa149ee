import type { NotificationFacts, Words } from './messages.js';
import { because, byWhom, nameOf, quoted, sentence, subjectOf } from './phrases.js';

/** What is said about consent: sign-offs beyond the signature itself, extensions, and stand-ins. */
export const consentTexts = {
  voted_against: (f) => ({
    title: `${nameOf(f)} has a vote against it`,
    body: [`${f.byName ?? 'An approver'} would send ${quoted(f)} back; the others still decide.`, because(f)],
  }),
  signature_revoked: (f) => ({
    title: `A signature on ${subjectOf(f)} was taken back`,
    body: [
      `${f.byName ?? 'An approver'} has taken a signature on ${quoted(f)} back; it waits for a decision again.`,
      because(f),
    ],
  }),
  withdrawn: (f) => ({
    title: `${nameOf(f)} no longer waits for your sign-off`,
    body: [`${quoted(f)} was withdrawn${byWhom(f)}, and is being worked on again.`, because(f)],
  }),
  no_longer_asked: (f) => ({
    title: `${subjectOf(f)} no longer waits for you`,
    body: [`The decision on ${quoted(f)} is asked of somebody else now: the role you were asked in has moved.`],
  }),
  nobody_can_decide: (f) => ({
    title: `Nobody can decide on ${subjectOf(f)}`,
    body: [
      `${quoted(f)} waits for a decision that nobody who is there may give.`,
      because(f),
      'Name a program manager or a domain lead who did not do the work, or re-plan it to a policy that finds somebody.',
    ],
  }),
  question_asked: (f) => ({
    title: `A question about ${subjectOf(f)}`,
    body: [
      `${f.byName ?? 'An approver'} asks about ${quoted(f)}: ${sentence(f.question)}`,
      'Answer it; the time for the decision runs on.',
    ],
  }),
  question_answered: (f) => ({
    title: `Your question about ${subjectOf(f)} was answered`,
    body: [
      `About ${quoted(f)} you asked: ${sentence(f.question)}`,
      `${f.byName ?? 'The owner'} answers: ${sentence(f.answer)}`,
      'Approve it or send it back with a reason.',
    ],
  }),
  follow_up: (f) => ({
    title: `${nameOf(f)} is yours`,
    body: [
      `You own ${quoted(f)}${f.dueText ? `, due ${f.dueText}` : ''}.`,
      because(f),
      'Start it, and hand in evidence when it is done.',
    ],
  }),
  extension_requested: (f) => ({
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
  extension_agreed: (f) => ({
    title: `${nameOf(f)}: one more has agreed to ${request(f)}`,
    body: [
      `${f.byName ?? 'Somebody'} agrees that ${quoted(f)} ${f.asks ?? `be due ${f.newDueText ?? 'later'}`}; others are still to decide.`,
    ],
  }),
  consent_granted: (f) => ({
    title: `${nameOf(f)}: what was asked for was agreed to`,
    body: [`${f.byName ?? 'Somebody'} agreed that ${quoted(f)} ${f.asks ?? 'change'}, and so it is.`, because(f)],
  }),
  extension_refused: (f) => ({
    title: `${nameOf(f)}: ${request(f)} was refused`,
    body: [
      f.asks === undefined
        ? `${quoted(f)} stays due ${f.dueText ?? 'as it was'}${byWhom(f, '; refused by')}.`
        : `It was asked that ${quoted(f)} ${f.asks}; it stays as it was${byWhom(f, '; refused by')}.`,
      because(f),
    ],
  }),
  extension_taken_back: (f) => ({
    title:
      f.asks === undefined
        ? `${nameOf(f)}: more time is no longer asked for`
        : `${nameOf(f)}: consent is no longer asked for`,
    body: [
      `The request ${f.asks === undefined ? `to move ${quoted(f)}` : `that ${quoted(f)} ${f.asks}`} was taken back${byWhom(f)}; nothing is to be decided.`,
      because(f),
    ],
  }),
  extension_limit: (f) => ({
    title: `${nameOf(f)}: nobody has answered ${f.asks === undefined ? 'the request for more time' : 'the request for consent'}`,
    body: [
      `The request ${f.asks === undefined ? `to move ${quoted(f)} to ${f.newDueText ?? 'a later date'}` : `that ${quoted(f)} ${f.asks}`} waits longer than its policy allows.`,
      'Grant it or refuse it with a reason, or see to it that somebody does.',
    ],
  }),
  delegation_planned: (f) => ({
    title: `${f.standInName ?? 'Somebody'} will stand in for ${f.absentName ?? 'somebody'}`,
    body: [
      `From ${f.fromText ?? 'then'} until ${f.untilText ?? 'later'} ${f.standInName ?? 'the stand-in'} stands in for ${f.absentName ?? 'the absent'}, ${scopeOf(f)}.`,
      because(f),
    ],
  }),
  delegation_started: (f) => ({
    title: `${f.standInName ?? 'Somebody'} stands in for ${f.absentName ?? 'somebody'}`,
    body: [
      `Until ${f.untilText ?? 'later'} ${f.standInName ?? 'the stand-in'} stands in for ${f.absentName ?? 'the absent'}, ${scopeOf(f)}.`,
      because(f),
      f.waitingText === undefined ? '' : `A decision waits on ${f.waitingText}.`,
    ],
  }),
  delegation_ended: (f) => ({
    title: `${f.standInName ?? 'Somebody'} no longer stands in for ${f.absentName ?? 'somebody'}`,
    body: [`It has ended${byWhom(f)}; ${f.absentName ?? 'the person'} decides in person again.`, because(f)],
  }),
} satisfies Record<string, Words>;

function request(f: NotificationFacts): string {
  return f.asks === undefined ? 'the extension' : 'the request';
}

function scopeOf(f: NotificationFacts): string {
  return f.scope === 'approvals' ? 'for approvals' : 'for everything';
}
