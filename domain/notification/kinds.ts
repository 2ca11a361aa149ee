import { analysisEvents } from '../webhook/events/analyses.js';
import { alignmentEvents } from '../webhook/events/alignments.js';
import { breachEvents } from '../webhook/events/breaches.js';
import { caseEvents } from '../webhook/events/cases.js';
import { controlTestEvents } from '../webhook/events/control-tests.js';
import { controlEvents } from '../webhook/events/controls.js';
import { findingEvents } from '../webhook/events/findings.js';
import { exceptionEvents } from '../webhook/events/exceptions.js';
import type { EventShapes } from '../webhook/events/event-shape.js';
import { occurrenceEvents } from '../webhook/events/occurrences.js';
import { proposalEvents } from '../webhook/events/proposals.js';
import { recurrenceEvents } from '../webhook/events/recurrences.js';
import { reviewRoundEvents } from '../webhook/events/review-rounds.js';
import { riskEvents } from '../webhook/events/risks.js';
import { analysisMessages, analysisSigned } from './analysis-messages.js';
import { alignmentMessages } from './alignment-messages.js';
import { breachMessages } from './breach-messages.js';
import { caseMessages } from './case-messages.js';
import { controlTestMessages } from './control-test-messages.js';
import { controlMessages } from './control-messages.js';
import { findingMessages } from './finding-messages.js';
import { exceptionMessages, exceptionSigned } from './exception-messages.js';
import type { Message, MessageSet } from './message-set.js';
import { occurrenceMessages } from './occurrence-messages.js';
import { proposalMessages } from './proposal-messages.js';
import { recurrenceMessages } from './recurrence-messages.js';
import { reviewMessages } from './review-messages.js';
import { riskMessages, riskSigned } from './risk-messages.js';
import type { SignedWords } from './signed-words.js';

/** What a kind of record says: to people, in its trail and so to webhooks, and where it has a page of its own. */
interface KindWords {
  /** As a heading over many of them. */
  title: string;
  messages: MessageSet;
  events: EventShapes;
  /** What a path calls them, and the command that shows one to whoever has said who they are. */
  page?: { path: string; command: string };
  /** Where it is decided on in rounds of its own: what whoever decides by a link reads, and can do. */
  signed?: SignedWords;
}

/**
 * By the names that trail and notifications know. Items and programs, which messages and trail began with, have their words
 * in sets that `messages.ts` lists, and `webhook/events/`.
 */
export const kindWords = {
  exception: {
    title: 'Exceptions and risk acceptances',
    messages: exceptionMessages,
    events: exceptionEvents,
    page: { path: 'exceptions', command: 'tollgate exceptions show' },
    signed: exceptionSigned,
  },
  recurrence: { title: 'Recurrences', messages: recurrenceMessages, events: recurrenceEvents },
  risk: {
    title: 'Risks',
    messages: riskMessages,
    events: riskEvents,
    page: { path: 'risks', command: 'tollgate risks show' },
    signed: riskSigned,
  },
  case: {
    title: 'Cases',
    messages: caseMessages,
    events: caseEvents,
    page: { path: 'cases', command: 'tollgate cases show' },
  },
  review_round: {
    title: 'Review rounds',
    messages: reviewMessages,
    events: reviewRoundEvents,
    page: { path: 'review-rounds', command: 'tollgate reviews show' },
  },
  finding: {
    title: 'Findings',
    messages: findingMessages,
    events: findingEvents,
    page: { path: 'findings', command: 'tollgate findings show' },
  },
  breach: {
    title: 'Breaches of metrics',
    messages: breachMessages,
    events: breachEvents,
    page: { path: 'breaches', command: 'tollgate breaches show' },
  },
  analysis: {
    title: 'Root cause analyses',
    messages: analysisMessages,
    events: analysisEvents,
    page: { path: 'analyses', command: 'tollgate analyses show' },
    signed: analysisSigned,
  },
  alignment: {
    title: 'Alignment rounds',
    messages: alignmentMessages,
    events: alignmentEvents,
    page: { path: 'alignments', command: 'tollgate alignments show' },
  },
  control: {
    title: 'Controls',
    messages: controlMessages,
    events: controlEvents,
    page: { path: 'controls', command: 'tollgate controls show' },
  },
  occurrence: {
    title: 'Occurrences of controls',
    messages: occurrenceMessages,
    events: occurrenceEvents,
    page: { path: 'occurrences', command: 'tollgate occurrences show' },
  },
  control_test: {
    title: 'Control tests',
    messages: controlTestMessages,
    events: controlTestEvents,
    page: { path: 'control-tests', command: 'tollgate control-tests show' },
  },
  proposal: {
    title: 'Proposals',
    messages: proposalMessages,
    events: proposalEvents,
    page: { path: 'proposals', command: 'tollgate proposals show' },
  },
} as const satisfies Record<string, KindWords>;

type Said = (typeof kindWords)[keyof typeof kindWords]['messages'];
type KindMessage = Said extends infer Set ? (Set extends unknown ? keyof Set : never) : never;

const all: readonly KindWords[] = Object.values(kindWords);
export const messagesOfKinds = Object.assign({}, ...all.map((kind) => kind.messages)) as Record<KindMessage, Message>;

export const eventsOfKinds: EventShapes = Object.assign({}, ...all.map(({ events }) => events)) as EventShapes;

export const pagesOfKinds = Object.entries<KindWords>(kindWords).flatMap(([kind, { page }]) =>
  page === undefined ? [] : [{ kind, ...page }],
);

/** As a heading over records of a kind. */
export function kindTitle(kind: string): string {
  return Object.entries<KindWords>(kindWords).find(([name]) => name === kind)?.[1].title ?? kind;
}

/** What whoever decides on a record by a link reads and can do; undefined where its kind has no rounds of its own. */
export function signedWordsOf(kind: string): SignedWords | undefined {
  return Object.entries<KindWords>(kindWords).find(([name]) => name === kind)?.[1].signed;
}

/** Kinds that are decided on in rounds of their own, by links too. */
export const signedKindNames = Object.entries<KindWords>(kindWords).flatMap(([kind, { signed }]) =>
  signed === undefined ? [] : [kind],
);
