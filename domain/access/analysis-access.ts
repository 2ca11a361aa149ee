import { contentOf, openAsks, type AnalysisCommand, type AnalysisRecord } from '../analysis/analysis.js';
import { decideAnalysis } from '../analysis/decide.js';
import { allowedAnalysisEvents, type AnalysisEvent } from '../analysis/table.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import { standsIn } from '../stand-in/stand-in.js';
import type { Instant } from '../time.js';
import type { Actor } from './actor.js';
import { byWhat, type Explanation } from './explain.js';
import { administers } from './held.js';
import { kindAccess } from './kind-access.js';
import type { Place } from './place.js';
import { standsByRole, type Standing } from './roles.js';
import { farFrom, goesThrough, signTrials, whyRefused } from './trial.js';
import { mayNot } from './refuse.js';

/** Parts that people play in an analysis; nobody is its analyst by name but its owner, and others by a role. */
const analysisPartNames = {
  owner: 'its owner',
  owner_manager: 'the owner’s manager',
  domain_lead: 'its domain lead',
  requester: 'whoever opened it',
  analyst: 'a risk analyst',
} as const;
type AnalysisPart = keyof typeof analysisPartNames;

const answerable: AnalysisPart[] = ['owner_manager', 'domain_lead'];
const writers: AnalysisPart[] = ['owner', 'requester', 'domain_lead', 'analyst'];

/** Which parts may do what to an analysis; an administrator always may. Who signs its round says; whoever was asked answers. */
const analysisRights = {
  write: writers,
  ask: writers,
  unask: writers,
  submit: ['owner', 'analyst'],
  take_back: ['owner', 'analyst'],
  revise: ['owner', 'domain_lead', 'analyst'],
  withdraw: ['owner', ...answerable],
  reopen: ['owner', ...answerable, 'requester', 'analyst'],
  acknowledge: ['owner', ...answerable],
  schedule: answerable,
  reassign: ['owner', ...answerable],
} as const satisfies Partial<Record<AnalysisCommand['type'], readonly AnalysisPart[]>>;

const analysisStanding: Standing<AnalysisPart> = {
  administrator: ['domain_lead', 'analyst'],
  head_of_governance: ['domain_lead'],
  risk_analyst: ['analyst'],
};

export const analysisAccess = kindAccess({
  title: 'A root cause analysis',
  rights: analysisRights,
  names: analysisPartNames,
  standing: analysisStanding,
  byRoleAlone: ['analyst'],
  ofOne: ' (of an analysis)',
  whereas:
    'Whoever is asked where else it could happen answers in their own name alone, or by whoever stands in for them; its round says who signs.',
});

const rightsOf = (event: AnalysisEvent): readonly AnalysisPart[] | undefined =>
  event in analysisRights ? analysisRights[event as keyof typeof analysisRights] : undefined;

/** By which part or role somebody may do it; null: by none, undefined: the round or the question says who. */
export function byWhatOnAnalysis(
  actor: Actor,
  event: AnalysisEvent,
  { facts, parts }: AnalysisRecord,
): Explanation | null | undefined {
  const played = rightsOf(event)?.map((part) => ({
    ...{ part, name: analysisPartNames[part] },
    people: part === 'analyst' ? [] : [parts[part] ?? ''],
  }));
  return played && byWhat<AnalysisPart>(actor, analysisStanding, played, placeOfAnalysis(facts));
}

/** Opens an analysis, or changes one at all: everybody but auditors. @throws Refusal `not-allowed` */
export function mayWriteAnalyses(actor: Actor): void {
  if (actor.access === 'auditor') throw new Refusal('not-allowed', 'An auditor reads everything and changes nothing.');
}

/** Where an analysis stands: it says so itself. */
function placeOfAnalysis({ domain, markets }: Pick<Place, 'domain' | 'markets'>): Place {
  return { domain, markets, programIds: [] };
}

/**
 * In whose name somebody may do it: null for their own, or the absent owner for whom they stand in.
 * @throws Refusal `not-allowed` naming who could
 */
export function analysisInWhoseName(
  actor: Actor,
  event: AnalysisEvent,
  subject: AnalysisRecord,
  at: Instant,
): string | null {
  mayWriteAnalyses(actor);
  const parts = rightsOf(event);
  // Of the round, or of the question: the rules find the place.
  if (parts === undefined) return null;
  const { facts, delegations, parts: people } = subject;
  const theirs = (part: AnalysisPart): boolean => part !== 'analyst' && people[part] === actor.id;
  if (administers(actor) || parts.some(theirs) || standsByRole(actor, analysisStanding, parts, placeOfAnalysis(facts)))
    return null;
  const moment = { delegations, at, barred: [] };
  if (parts.includes('owner') && standsIn(actor.id, facts.ownerId, 'everything', moment) === 'yes')
    return facts.ownerId;
  const who = [...parts.map((part) => analysisPartNames[part]), 'an administrator'];
  throw mayNot(`${event} this analysis`, who);
}

/**
 * Nobody moves an analysis to where a role of theirs would give them more on it than they have.
 *
 * @throws Refusal `separation-of-duties`
 */
export function analysisNotIntoOwnScope(
  actor: Actor,
  command: AnalysisCommand,
  { facts }: Pick<AnalysisRecord, 'facts'>,
): void {
  if (command.type !== 'write' || administers(actor)) return;
  const gains = (part: AnalysisPart): boolean =>
    standsByRole(actor, analysisStanding, [part], placeOfAnalysis(command.content)) &&
    !standsByRole(actor, analysisStanding, [part], placeOfAnalysis(facts));
  if (gains('domain_lead') || gains('analyst'))
    throw new Refusal(
      'separation-of-duties',
      'Nobody moves an analysis to a domain or markets in which a role of theirs would let them do more to it. Somebody else does it.',
    );
}

/** How a command is tried; several ways where one may be refused and the other not. */
const trials: { [E in AnalysisCommand['type']]: (subject: AnalysisRecord, at: Instant) => AnalysisCommand[] } = {
  write: ({ facts }) => [{ type: 'write', content: { ...contentOf(facts), problem: `${facts.problem}, as a trial` } }],
  ask: (_, at) => [{ type: 'ask', personId: 'trial', market: 'as a trial', due: farFrom(at) }],
  answer: ({ facts }) =>
    openAsks(facts).map(({ number: ask }) => ({ type: 'answer' as const, ask, verdict: 'no' as const, text: 'trial' })),
  unask: ({ facts }) => openAsks(facts).map(({ number: ask }) => ({ type: 'unask' as const, ask, reason: 'trial' })),
  submit: () => [{ type: 'submit' }],
  sign: ({ round }) => signTrials(round, ['approve', 'send_back'] as const),
  break_glass: ({ round }) =>
    round ? [{ type: 'break_glass', reason: 'a trial, and nothing else', contentHash: round.contentHash }] : [],
  confirm_glass: ({ round }) => (round ? [{ type: 'confirm_glass', contentHash: round.contentHash }] : []),
  refuse_glass: () => [{ type: 'refuse_glass' }],
  take_back: () => [{ type: 'take_back', reason: 'trial' }],
  revise: () => [{ type: 'revise', reason: 'trial' }],
  withdraw: () => [{ type: 'withdraw', reason: 'trial' }],
  reopen: () => [{ type: 'reopen', reason: 'trial' }],
  acknowledge: () => [{ type: 'acknowledge' }],
  schedule: (_, at) => [
    { type: 'schedule', domainLeadId: 'trial', reason: 'trial' },
    { type: 'schedule', due: farFrom(at), reason: 'trial' },
  ],
  reassign: () => [{ type: 'reassign', ownerId: 'trial', reason: 'trial' }],
};

/**
 * Why not, of what the table of states has and this person cannot do now: so that a page can say who may, or what is missing.
 *
 * @param allowed what can be, from `possibleForAnalysis`
 */
export function refusedForAnalysis(
  subject: AnalysisRecord,
  actor: Actor,
  at: Instant,
  allowed: readonly AnalysisEvent[],
): { command: AnalysisEvent; because: string }[] {
  return allowedAnalysisEvents(subject.facts.status)
    .filter((event) => !allowed.includes(event))
    .map((event) => ({
      command: event,
      because: whyRefused(() => {
        for (const command of waysOf(event, subject, at)) tryOnAnalysis(subject, actor, command, at);
      }),
    }));
}

/** The commands that a person could send now with success, given the right words. */
export function possibleForAnalysis(subject: AnalysisRecord, actor: Actor, at: Instant): AnalysisEvent[] {
  return allowedAnalysisEvents(subject.facts.status).filter((event) =>
    waysOf(event, subject, at).some((command) => goesThrough(() => tryOnAnalysis(subject, actor, command, at))),
  );
}

function waysOf(event: AnalysisEvent, subject: AnalysisRecord, at: Instant): AnalysisCommand[] {
  return event in trials ? trials[event as AnalysisCommand['type']](subject, at) : [];
}

/** @throws Refusal where it would not be carried out */
function tryOnAnalysis(subject: AnalysisRecord, actor: Actor, command: AnalysisCommand, at: Instant): void {
  const onBehalfOf = analysisInWhoseName(actor, command.type, subject, at);
  const by = { actorId: actor.id, key: 'trial', at, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
  decideAnalysis(noOutcome(subject), command, by);
}
