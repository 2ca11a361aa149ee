import type { FindingCommand, FindingRecord } from '../finding/finding.js';
import { decideFinding } from '../finding/decide.js';
import { allowedFindingEvents, type FindingEvent } from '../finding/table.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import { standsIn } from '../stand-in/stand-in.js';
import type { Instant } from '../time.js';
import type { Actor } from './actor.js';
import { byWhat, type Explanation } from './explain.js';
import { administers } from './held.js';
import { kindAccess } from './kind-access.js';
import { notIntoOwnScope, placeOf } from './own-scope.js';
import { standsByRole, type Standing } from './roles.js';
import { farFrom, goesThrough, whyRefused } from './trial.js';
import { mayNot } from './refuse.js';

/** Parts that people play in a finding; nobody is its analyst by name, only by a role. */
const findingPartNames = {
  owner: 'its owner',
  owner_manager: 'the owner’s manager',
  domain_lead: 'its domain lead',
  requester: 'its author',
  analyst: 'a risk analyst',
} as const;
type FindingPart = keyof typeof findingPartNames;

const answerable: FindingPart[] = ['owner_manager', 'domain_lead'];
const writers: FindingPart[] = ['requester', 'domain_lead', 'analyst'];

/** Which parts may do what to a finding; an administrator always may. */
const findingRights = {
  raise: writers,
  lower: writers,
  propose: writers,
  agree: ['owner', ...answerable],
  dispute: ['owner', ...answerable],
  remediate: ['owner', ...answerable, 'analyst'],
  finish: ['owner', ...answerable],
  send_back: [...answerable, 'analyst'],
  verify: [...answerable, 'analyst'],
  withdraw: writers,
  reopen: [...answerable, 'requester', 'analyst'],
  acknowledge: ['owner', ...answerable, 'requester'],
  edit: writers,
  carry: writers,
  schedule: answerable,
  reassign: ['owner', ...answerable],
} as const satisfies Record<FindingCommand['type'], readonly FindingPart[]>;

const findingStanding: Standing<FindingPart> = {
  administrator: ['domain_lead', 'analyst'],
  head_of_governance: ['domain_lead'],
  risk_analyst: ['analyst'],
};

export const findingAccess = kindAccess({
  title: 'A finding',
  rights: findingRights,
  names: findingPartNames,
  standing: findingStanding,
  byRoleAlone: ['analyst'],
  ofOne: ' (of a finding)',
});

function partsOf(event: FindingEvent): readonly FindingPart[] {
  return event in findingRights ? findingRights[event as keyof typeof findingRights] : [];
}

/** By which part or role somebody may do it; null: by none, undefined: the machine alone does it. */
export function byWhatOnFinding(
  actor: Actor,
  event: FindingEvent,
  { facts, parts }: FindingRecord,
): Explanation | null | undefined {
  if (!(event in findingRights)) return undefined;
  const played = partsOf(event).map((part) => ({
    ...{ part, name: findingPartNames[part] },
    people: part === 'analyst' ? [] : [parts[part] ?? ''],
  }));
  return byWhat<FindingPart>(actor, findingStanding, played, placeOf(facts));
}

/** Writes a finding down, or changes one at all: everybody but auditors. @throws Refusal `not-allowed` */
export function mayWriteFindings(actor: Actor): void {
  if (actor.access === 'auditor') throw new Refusal('not-allowed', 'An auditor reads everything and changes nothing.');
}

/**
 * In whose name somebody may do it: null for their own, or the absent person for whom they stand in.
 * @throws Refusal `not-allowed` naming who could
 */
export function findingInWhoseName(
  actor: Actor,
  event: FindingEvent,
  subject: FindingRecord,
  at: Instant,
): string | null {
  mayWriteFindings(actor);
  const parts = partsOf(event);
  const { facts, delegations, parts: people } = subject;
  const theirs = (part: FindingPart): boolean => part !== 'analyst' && people[part] === actor.id;
  if (administers(actor) || parts.some(theirs) || standsByRole(actor, findingStanding, parts, placeOf(facts)))
    return null;
  const moment = { delegations, at, barred: [] };
  const absent = parts.includes('owner') ? [facts.ownerId] : parts.includes('requester') ? [facts.authorId] : [];
  for (const person of absent) if (standsIn(actor.id, person, 'everything', moment) === 'yes') return person;
  const who = [...parts.map((part) => findingPartNames[part]), 'an administrator'];
  throw mayNot(`${event} this finding`, who);
}

/**
 * Nobody moves a finding to where a role of theirs would give them more on it than they have.
 *
 * @throws Refusal `separation-of-duties`
 */
export function findingNotIntoOwnScope(
  actor: Actor,
  command: FindingCommand,
  { facts }: Pick<FindingRecord, 'facts'>,
): void {
  if (command.type !== 'edit') return;
  const { domain = facts.domain, markets = facts.markets } = command.content;
  const scope = { standing: findingStanding, parts: ['domain_lead', 'analyst'] as const, noun: 'a finding' };
  notIntoOwnScope<FindingPart>(actor, scope, { before: facts, after: { domain, markets } });
}

/** How a command is tried; several ways where one may be refused and the other not. */
const trials: { [E in FindingCommand['type']]: (subject: FindingRecord, at: Instant) => FindingCommand[] } = {
  raise: () => [{ type: 'raise', rating: 'medium', criteria: 'trial' }],
  lower: () => [{ type: 'lower', reason: 'trial' }],
  propose: () => [{ type: 'propose' }],
  agree: () => [{ type: 'agree' }],
  dispute: () => [{ type: 'dispute', reason: 'trial', wouldChange: 'trial' }],
  remediate: () => [{ type: 'remediate' }],
  finish: () => [{ type: 'finish', text: 'trial', links: [] }],
  send_back: () => [{ type: 'send_back', reason: 'trial' }],
  verify: () => [{ type: 'verify', text: 'trial' }],
  withdraw: () => [{ type: 'withdraw', reason: 'trial' }],
  reopen: () => [{ type: 'reopen', reason: 'trial' }],
  acknowledge: () => [{ type: 'acknowledge' }],
  edit: ({ facts }) => [{ type: 'edit', content: { condition: `${facts.condition}, as a trial` } }],
  carry: ({ facts }) => [{ type: 'carry', analysisId: facts.carried?.analysisId ?? 'trial' }],
  schedule: (_, at) => [
    { type: 'schedule', domainLeadId: 'trial', reason: 'trial' },
    { type: 'schedule', target: farFrom(at), reason: 'trial' },
  ],
  reassign: () => [{ type: 'reassign', ownerId: 'trial', reason: 'trial' }],
};

/**
 * Why not, of what the table of states has and this person cannot do now: so that a page can say who may, or what is missing.
 *
 * @param allowed what can be, from `possibleForFinding`
 */
export function refusedForFinding(
  subject: FindingRecord,
  actor: Actor,
  at: Instant,
  allowed: readonly FindingEvent[],
): { command: FindingEvent; because: string }[] {
  return allowedFindingEvents(subject.facts.status)
    .filter((event) => !allowed.includes(event))
    .map((event) => ({
      command: event,
      because: whyRefused(() => {
        for (const command of waysOf(event, subject, at)) tryOnFinding(subject, actor, command, at);
      }),
    }));
}

/** The commands that a person could send now with success, given the right words. */
export function possibleForFinding(subject: FindingRecord, actor: Actor, at: Instant): FindingEvent[] {
  return allowedFindingEvents(subject.facts.status).filter((event) =>
    waysOf(event, subject, at).some((command) => goesThrough(() => tryOnFinding(subject, actor, command, at))),
  );
}

function waysOf(event: FindingEvent, subject: FindingRecord, at: Instant): FindingCommand[] {
  return event in trials ? trials[event as FindingCommand['type']](subject, at) : [];
}

/** @throws Refusal where it would not be carried out */
function tryOnFinding(subject: FindingRecord, actor: Actor, command: FindingCommand, at: Instant): void {
  const onBehalfOf = findingInWhoseName(actor, command.type, subject, at);
  const by = { actorId: actor.id, key: 'trial', at, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
  decideFinding(noOutcome(subject), command, by);
}
