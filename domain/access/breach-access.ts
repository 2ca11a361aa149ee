import type { BreachCommand, BreachRecord } from '../breach/breach.js';
import { decideBreach } from '../breach/decide.js';
import { allowedBreachEvents, type BreachEvent } from '../breach/table.js';
import { noOutcome } from '../record/outcome.js';
import { standsIn } from '../stand-in/stand-in.js';
import type { Instant } from '../time.js';
import type { Actor } from './actor.js';
import { byWhat, type Explanation } from './explain.js';
import { administers } from './held.js';
import { kindAccess } from './kind-access.js';
import type { Place } from './place.js';
import { mayNot, noWriting } from './refuse.js';
import { standsByRole, type Standing } from './roles.js';
import { goesThrough, whyRefused } from './trial.js';

/** Parts that people play in a breach; nobody keeps its metric by name, only by a role. */
const breachPartNames = {
  owner: 'its owner',
  owner_manager: 'the owner’s manager',
  keeper: 'whoever keeps its metric',
} as const;
type BreachPart = keyof typeof breachPartNames;

/** Which parts may do what to a breach; an administrator always may. It ends by itself. */
const breachRights = {
  acknowledge: ['owner', 'owner_manager', 'keeper'],
  reassign: ['owner', 'owner_manager', 'keeper'],
} as const satisfies Record<BreachCommand['type'], readonly BreachPart[]>;

const breachStanding: Standing<BreachPart> = {
  administrator: ['keeper'],
  head_of_governance: ['keeper'],
  risk_analyst: ['keeper'],
};

export const breachAccess = kindAccess({
  title: 'A breach of a metric',
  rights: breachRights,
  names: breachPartNames,
  standing: breachStanding,
  byRoleAlone: ['keeper'],
  ofOne: ' (of a breach)',
});

function partsOf(event: BreachEvent): readonly BreachPart[] {
  return event in breachRights ? breachRights[event as keyof typeof breachRights] : [];
}

function placeOf({ facts: { domain, markets } }: BreachRecord): Place {
  return { domain, markets, programIds: [] };
}

/** By which part or role somebody may do it; null: by none, undefined: the machine alone does it. */
export function byWhatOnBreach(
  actor: Actor,
  event: BreachEvent,
  subject: BreachRecord,
): Explanation | null | undefined {
  if (!(event in breachRights)) return undefined;
  const played = partsOf(event).map((part) => ({
    ...{ part, name: breachPartNames[part] },
    people: part === 'keeper' ? [] : [subject.parts[part] ?? ''],
  }));
  return byWhat<BreachPart>(actor, breachStanding, played, placeOf(subject));
}

/**
 * In whose name somebody may do it: null for their own, or the absent owner for whom they stand in.
 * @throws Refusal `not-allowed` naming who could
 */
export function breachInWhoseName(actor: Actor, event: BreachEvent, subject: BreachRecord, at: Instant): string | null {
  if (actor.access === 'auditor') noWriting(actor);
  const parts = partsOf(event);
  const { facts, delegations, parts: people } = subject;
  const theirs = (part: BreachPart): boolean => part !== 'keeper' && people[part] === actor.id;
  if (administers(actor) || parts.some(theirs) || standsByRole(actor, breachStanding, parts, placeOf(subject)))
    return null;
  if (standsIn(actor.id, facts.ownerId, 'everything', { delegations, at, barred: [] }) === 'yes') return facts.ownerId;
  const who = [...parts.map((part) => breachPartNames[part]), 'an administrator'];
  throw mayNot(`${event} this breach`, who);
}

/** How a command is tried. */
const trials: Record<BreachCommand['type'], BreachCommand> = {
  acknowledge: { type: 'acknowledge' },
  reassign: { type: 'reassign', ownerId: 'trial', reason: 'trial' },
};

/** The commands that a person could send now with success, given the right words. */
export function possibleForBreach(subject: BreachRecord, actor: Actor, at: Instant): BreachEvent[] {
  return allowedBreachEvents(subject.facts.status).filter((event) =>
    goesThrough(() => tryOnBreach(subject, actor, event, at)),
  );
}

/** Why not, of what the table of states has and this person cannot do now. */
export function refusedForBreach(
  subject: BreachRecord,
  actor: Actor,
  at: Instant,
  allowed: readonly BreachEvent[],
): { command: BreachEvent; because: string }[] {
  return allowedBreachEvents(subject.facts.status)
    .filter((event) => !allowed.includes(event))
    .map((event) => ({ command: event, because: whyRefused(() => tryOnBreach(subject, actor, event, at)) }));
}

/** @throws Refusal where it would not be carried out */
function tryOnBreach(subject: BreachRecord, actor: Actor, event: BreachEvent, at: Instant): void {
  const onBehalfOf = breachInWhoseName(actor, event, subject, at);
  const by = { actorId: actor.id, key: 'trial', at, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
  decideBreach(noOutcome(subject), trials[event as BreachCommand['type']], by);
}
