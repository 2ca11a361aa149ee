import { caseKey, type CaseCommand, type CaseRecord, type OtherCase, type PeoplesCaseCommand } from '../case/case.js';
import { decideCase } from '../case/decide.js';
import { allowedCaseEvents, type CaseEvent } from '../case/table.js';
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
import { goesThrough, whyRefused } from './trial.js';
import { mayNot } from './refuse.js';

/** Parts that people play in a case; nobody is its analyst by name, only by a role. */
const casePartNames = {
  owner: 'its lead',
  owner_manager: 'the lead’s manager',
  domain_lead: 'its domain lead',
  requester: 'whoever reported it',
  analyst: 'a risk analyst',
} as const;
type CasePart = keyof typeof casePartNames;

const answerable: CasePart[] = ['owner_manager', 'domain_lead'];

/** Which parts may do what to a case; an administrator always may. */
const caseRights = {
  triage: ['owner', ...answerable, 'analyst'],
  start: ['owner', ...answerable, 'analyst'],
  conclude: ['owner', 'analyst'],
  close: [...answerable, 'analyst'],
  reject: ['owner', ...answerable, 'analyst'],
  reopen: ['owner', ...answerable, 'analyst'],
  acknowledge: ['owner', ...answerable],
  edit: ['owner', ...answerable, 'requester', 'analyst'],
  schedule: answerable,
  reassign: ['owner', ...answerable],
  merge: ['owner', ...answerable, 'analyst'],
  unmerge: ['owner', ...answerable, 'analyst'],
} as const satisfies Record<PeoplesCaseCommand['type'], readonly CasePart[]>;

const caseStanding: Standing<CasePart> = {
  administrator: ['domain_lead', 'analyst'],
  head_of_governance: ['domain_lead'],
  risk_analyst: ['analyst'],
};

export const caseAccess = kindAccess({
  title: 'A case',
  rights: caseRights,
  names: casePartNames,
  standing: caseStanding,
  byRoleAlone: ['analyst'],
  ofOne: ' (of a case)',
});

function partsOf(event: CaseEvent): readonly CasePart[] {
  return event in caseRights ? caseRights[event as keyof typeof caseRights] : [];
}

/** By which part or role somebody may do it; null: by none, undefined: the machine alone does it. */
export function byWhatOnCase(
  actor: Actor,
  event: CaseEvent,
  { facts, parts }: CaseRecord,
): Explanation | null | undefined {
  if (!(event in caseRights)) return undefined;
  const played = partsOf(event).map((part) => ({
    ...{ part, name: casePartNames[part] },
    people: part === 'analyst' ? [] : [parts[part] ?? ''],
  }));
  return byWhat<CasePart>(actor, caseStanding, played, placeOfCase(facts));
}

/** Brings in a case, or changes one at all: everybody but auditors. @throws Refusal `not-allowed` */
export function mayWriteCases(actor: Actor): void {
  if (actor.access === 'auditor') throw new Refusal('not-allowed', 'An auditor reads everything and changes nothing.');
}

/** Where a case stands: it says so itself. */
function placeOfCase({ domain, markets }: Pick<Place, 'domain' | 'markets'>): Place {
  return { domain, markets, programIds: [] };
}

/**
 * In whose name somebody may do it: null for their own, or the absent lead for whom they stand in.
 * @throws Refusal `not-allowed` naming who could
 */
export function caseInWhoseName(actor: Actor, event: CaseEvent, subject: CaseRecord, at: Instant): string | null {
  return inWhoseName(actor, event, subject, at, `${event} this case`);
}

/**
 * Whether somebody may have another case go on in it, or be taken out of it: who may merge it itself.
 * @throws Refusal `not-allowed` naming who could
 */
export function mayJoinCase(actor: Actor, subject: CaseRecord, at: Instant): void {
  inWhoseName(actor, 'merge', subject, at, `change what goes on in ${caseKey(subject.facts.number)}`);
}

function inWhoseName(actor: Actor, event: CaseEvent, subject: CaseRecord, at: Instant, what: string): string | null {
  mayWriteCases(actor);
  const parts = partsOf(event);
  const { facts, delegations, parts: people } = subject;
  const theirs = (part: CasePart): boolean => part !== 'analyst' && people[part] === actor.id;
  if (administers(actor) || parts.some(theirs) || standsByRole(actor, caseStanding, parts, placeOfCase(facts)))
    return null;
  if (parts.includes('owner')) {
    const moment = { delegations, at, barred: [] };
    if (standsIn(actor.id, facts.leadId, 'everything', moment) === 'yes') return facts.leadId;
  }
  const who = [...parts.map((part) => casePartNames[part]), 'an administrator'];
  throw mayNot(what, who);
}

/**
 * Nobody moves a case to where a role of theirs would give them more on it than they have.
 *
 * @throws Refusal `separation-of-duties`
 */
export function caseNotIntoOwnScope(actor: Actor, command: CaseCommand, { facts }: Pick<CaseRecord, 'facts'>): void {
  if (command.type !== 'edit' || administers(actor)) return;
  const { domain = facts.domain, markets = facts.markets } = command.content;
  const gains = (part: CasePart): boolean =>
    standsByRole(actor, caseStanding, [part], placeOfCase({ domain, markets })) &&
    !standsByRole(actor, caseStanding, [part], placeOfCase(facts));
  if (gains('domain_lead') || gains('analyst'))
    throw new Refusal(
      'separation-of-duties',
      'Nobody moves a case to a domain or markets in which a role of theirs would let them do more to it. Somebody else does it.',
    );
}

/** How a command is tried; several ways where one may be refused and the other not. */
const trials: { [E in PeoplesCaseCommand['type']]: (subject: CaseRecord, at: Instant) => CaseCommand[] } = {
  triage: (_, at) => [{ type: 'triage', due: farFrom(at) }],
  start: () => [{ type: 'start' }],
  conclude: () => [{ type: 'conclude', verdict: 'inconclusive', text: 'trial' }],
  close: () => [{ type: 'close' }],
  reject: () => [{ type: 'reject', reason: 'trial' }],
  reopen: (_, at) => [
    { type: 'reopen', reason: 'trial' },
    { type: 'reopen', due: farFrom(at), reason: 'trial' },
  ],
  acknowledge: () => [{ type: 'acknowledge' }],
  edit: ({ facts }) => [{ type: 'edit', content: { text: `${facts.text}, as a trial` } }],
  schedule: () => [{ type: 'schedule', domainLeadId: 'trial', reason: 'trial' }],
  reassign: () => [{ type: 'reassign', leadId: 'trial', reason: 'trial' }],
  merge: () => [{ type: 'merge', intoId: trialCase.id, reason: 'trial' }],
  unmerge: () => [{ type: 'unmerge', reason: 'trial' }],
};

/** One in which anything could go on: which one there is, is said when it is done. */
const trialCase: OtherCase = {
  id: 'trial',
  number: 0,
  status: 'triaged',
  leadId: 'trial',
  restricted: true,
  workedAt: null,
};

/** A day that is surely to come. */
function farFrom(at: Instant): { date: string; time: string; zone: string } {
  return { date: new Date(at + 30 * 86_400_000).toISOString().slice(0, 10), time: '12:00', zone: 'UTC' };
}

/**
 * Why not, of what the table of states has and this person cannot do now: so that a page can say who may, or what is missing.
 *
 * @param allowed what can be, from `possibleForCase`
 */
export function refusedForCase(
  subject: CaseRecord,
  actor: Actor,
  at: Instant,
  allowed: readonly CaseEvent[],
): { command: CaseEvent; because: string }[] {
  return allowedCaseEvents(subject.facts.status)
    .filter((event) => !allowed.includes(event))
    .map((event) => ({
      command: event,
      because: whyRefused(() => {
        for (const command of waysOf(event, subject, at)) tryOnCase(subject, actor, command, at);
      }),
    }));
}

/** The commands that a person could send now with success, given the right words. */
export function possibleForCase(subject: CaseRecord, actor: Actor, at: Instant): CaseEvent[] {
  return allowedCaseEvents(subject.facts.status).filter((event) =>
    waysOf(event, subject, at).some((command) => goesThrough(() => tryOnCase(subject, actor, command, at))),
  );
}

function waysOf(event: CaseEvent, subject: CaseRecord, at: Instant): CaseCommand[] {
  return event in trials ? trials[event as PeoplesCaseCommand['type']](subject, at) : [];
}

/** @throws Refusal where it would not be carried out */
function tryOnCase(subject: CaseRecord, actor: Actor, command: CaseCommand, at: Instant): void {
  const onBehalfOf = caseInWhoseName(actor, command.type, subject, at);
  const by = { actorId: actor.id, key: 'trial', at, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
  decideCase(noOutcome({ ...subject, others: { ...subject.others, [trialCase.id]: trialCase } }), command, by);
}
