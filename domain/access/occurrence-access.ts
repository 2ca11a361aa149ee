import { decideOccurrence } from '../occurrence/decide.js';
import type { OccurrenceCommand, OccurrenceRecord } from '../occurrence/occurrence.js';
import { allowedOccurrenceEvents, type OccurrenceEvent } from '../occurrence/table.js';
import { noOutcome } from '../record/outcome.js';
import { standsIn } from '../stand-in/stand-in.js';
import type { Instant } from '../time.js';
import type { Actor } from './actor.js';
import { mayWriteControls } from './control-access.js';
import { byWhat, type Explanation } from './explain.js';
import { administers } from './held.js';
import { kindAccess } from './kind-access.js';
import { placeOf } from './own-scope.js';
import { standsByRole, type Standing } from './roles.js';
import { goesThrough, whyRefused } from './trial.js';
import { mayNot } from './refuse.js';

/** Parts that people play in an occurrence; nobody is its analyst by name, only by a role. */
const occurrencePartNames = {
  owner: 'its operator',
  owner_manager: 'the operator’s manager',
  program_manager: 'the owner of its control',
  domain_lead: 'the domain lead of its control',
  analyst: 'a risk analyst',
} as const;
type OccurrencePart = keyof typeof occurrencePartNames;

const above: OccurrencePart[] = ['owner_manager', 'program_manager', 'domain_lead'];

/** Which parts may do what to an occurrence; an administrator always may. */
const occurrenceRights = {
  perform: ['owner'],
  close: [...above, 'analyst'],
  reassign: ['owner', ...above],
  acknowledge: ['owner', ...above],
} as const satisfies Record<OccurrenceCommand['type'], readonly OccurrencePart[]>;

const occurrenceStanding: Standing<OccurrencePart> = {
  administrator: ['domain_lead', 'analyst'],
  head_of_governance: ['domain_lead'],
  risk_analyst: ['analyst'],
};

export const occurrenceAccess = kindAccess({
  title: 'An occurrence of a control',
  rights: occurrenceRights,
  names: occurrencePartNames,
  standing: occurrenceStanding,
  byRoleAlone: ['analyst'],
  ofOne: ' (of an occurrence)',
});

function partsOf(event: OccurrenceEvent): readonly OccurrencePart[] {
  return event in occurrenceRights ? occurrenceRights[event as keyof typeof occurrenceRights] : [];
}

/** By which part or role somebody may do it; null: by none, undefined: the machine alone does it. */
export function byWhatOnOccurrence(
  actor: Actor,
  event: OccurrenceEvent,
  { facts, parts }: OccurrenceRecord,
): Explanation | null | undefined {
  if (!(event in occurrenceRights)) return undefined;
  const played = partsOf(event).map((part) => ({
    ...{ part, name: occurrencePartNames[part] },
    people: part === 'analyst' ? [] : [parts[part] ?? ''],
  }));
  return byWhat<OccurrencePart>(actor, occurrenceStanding, played, placeOf(facts));
}

/**
 * In whose name somebody may do it: null for their own, or the absent operator for whom they stand in.
 * @throws Refusal `not-allowed` naming who could
 */
export function occurrenceInWhoseName(
  actor: Actor,
  event: OccurrenceEvent,
  subject: OccurrenceRecord,
  at: Instant,
): string | null {
  mayWriteControls(actor);
  const parts = partsOf(event);
  const { facts, delegations, parts: people } = subject;
  const theirs = (part: OccurrencePart): boolean => part !== 'analyst' && people[part] === actor.id;
  if (administers(actor) || parts.some(theirs) || standsByRole(actor, occurrenceStanding, parts, placeOf(facts)))
    return null;
  const { operatorId } = facts;
  const moment = { delegations, at, barred: [] };
  if (parts.includes('owner') && standsIn(actor.id, operatorId, 'everything', moment) === 'yes') return operatorId;
  const who = [...parts.map((part) => occurrencePartNames[part]), 'an administrator'];
  throw mayNot(`${event} this occurrence`, who);
}

/** How a command is tried. */
const trials: Record<OccurrenceCommand['type'], OccurrenceCommand> = {
  perform: { type: 'perform', note: 'trial', links: [] },
  close: { type: 'close', reason: 'trial' },
  reassign: { type: 'reassign', operatorId: 'trial', reason: 'trial' },
  acknowledge: { type: 'acknowledge' },
};

/** The commands that a person could send now with success, given the right words. */
export function possibleForOccurrence(subject: OccurrenceRecord, actor: Actor, at: Instant): OccurrenceEvent[] {
  return allowedOccurrenceEvents(subject.facts.status).filter((event) =>
    goesThrough(() => tryOnOccurrence(subject, actor, event, at)),
  );
}

/** Why not, of what the table of states has and this person cannot do now. */
export function refusedForOccurrence(
  subject: OccurrenceRecord,
  actor: Actor,
  at: Instant,
  allowed: readonly OccurrenceEvent[],
): { command: OccurrenceEvent; because: string }[] {
  return allowedOccurrenceEvents(subject.facts.status)
    .filter((event) => !allowed.includes(event))
    .map((event) => ({ command: event, because: whyRefused(() => tryOnOccurrence(subject, actor, event, at)) }));
}

/** @throws Refusal where it would not be carried out */
function tryOnOccurrence(subject: OccurrenceRecord, actor: Actor, event: OccurrenceEvent, at: Instant): void {
  const onBehalfOf = occurrenceInWhoseName(actor, event, subject, at);
  const by = { actorId: actor.id, key: 'trial', at, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
  decideOccurrence(noOutcome(subject), trials[event as OccurrenceCommand['type']], by);
}
