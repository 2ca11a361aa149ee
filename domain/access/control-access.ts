import type { ControlCommand, ControlRecord } from '../control/control.js';
import { decideControl } from '../control/decide.js';
import { allowedControlEvents, type ControlEvent } from '../control/table.js';
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
import { goesThrough, whyRefused } from './trial.js';
import { mayNot } from './refuse.js';

/** Parts that people play in a control; nobody is its analyst by name, only by a role. */
const controlPartNames = {
  owner: 'its owner',
  owner_manager: 'the owner’s manager',
  domain_lead: 'its domain lead',
  requester: 'its author',
  analyst: 'a risk analyst',
} as const;
type ControlPart = keyof typeof controlPartNames;

const answerable: ControlPart[] = ['owner_manager', 'domain_lead'];

/** Which parts may do what to a control; an administrator always may. */
const controlRights = {
  operate: [...answerable, 'analyst'],
  attest: ['owner', ...answerable],
  edit: ['owner', ...answerable, 'requester', 'analyst'],
  reassign: ['owner', ...answerable],
  acknowledge: ['owner', ...answerable],
  retire: [...answerable, 'requester', 'analyst'],
} as const satisfies Record<ControlCommand['type'], readonly ControlPart[]>;

const controlStanding: Standing<ControlPart> = {
  administrator: ['domain_lead', 'analyst'],
  head_of_governance: ['domain_lead'],
  risk_analyst: ['analyst'],
};

export const controlAccess = kindAccess({
  title: 'A control',
  rights: controlRights,
  names: controlPartNames,
  standing: controlStanding,
  byRoleAlone: ['analyst'],
  ofOne: ' (of a control)',
});

function partsOf(event: ControlEvent): readonly ControlPart[] {
  return event in controlRights ? controlRights[event as keyof typeof controlRights] : [];
}

/** By which part or role somebody may do it; null: by none, undefined: the machine alone does it. */
export function byWhatOnControl(
  actor: Actor,
  event: ControlEvent,
  { facts, parts }: ControlRecord,
): Explanation | null | undefined {
  if (!(event in controlRights)) return undefined;
  const played = partsOf(event).map((part) => ({
    ...{ part, name: controlPartNames[part] },
    people: part === 'analyst' ? [] : [parts[part] ?? ''],
  }));
  return byWhat<ControlPart>(actor, controlStanding, played, placeOf(facts));
}

/** Proposes a control, or changes one or its runs at all: everybody but auditors. @throws Refusal `not-allowed` */
export function mayWriteControls(actor: Actor): void {
  if (actor.access === 'auditor') throw new Refusal('not-allowed', 'An auditor reads everything and changes nothing.');
}

/**
 * In whose name somebody may do it: null for their own, or the absent owner for whom they stand in.
 * @throws Refusal `not-allowed` naming who could
 */
export function controlInWhoseName(
  actor: Actor,
  event: ControlEvent,
  subject: ControlRecord,
  at: Instant,
): string | null {
  mayWriteControls(actor);
  const parts = partsOf(event);
  const { facts, delegations, parts: people } = subject;
  const theirs = (part: ControlPart): boolean => part !== 'analyst' && people[part] === actor.id;
  if (administers(actor) || parts.some(theirs) || standsByRole(actor, controlStanding, parts, placeOf(facts)))
    return null;
  const moment = { delegations, at, barred: [] };
  if (parts.includes('owner') && standsIn(actor.id, facts.ownerId, 'everything', moment) === 'yes')
    return facts.ownerId;
  const who = [...parts.map((part) => controlPartNames[part]), 'an administrator'];
  throw mayNot(`${event} this control`, who);
}

/** @throws Refusal `separation-of-duties` */
export function controlNotIntoOwnScope(
  actor: Actor,
  command: ControlCommand,
  { facts }: Pick<ControlRecord, 'facts'>,
): void {
  if (command.type !== 'edit') return;
  const { domain = facts.domain, markets = facts.markets } = command.content;
  const scope = { standing: controlStanding, parts: ['domain_lead', 'analyst'] as const, noun: 'a control' };
  notIntoOwnScope<ControlPart>(actor, scope, { before: facts, after: { domain, markets } });
}

/** How a command is tried. */
const trials: { [E in ControlCommand['type']]: (subject: ControlRecord) => ControlCommand } = {
  operate: () => ({ type: 'operate' }),
  attest: () => ({ type: 'attest', statement: 'trial' }),
  edit: ({ facts }) => ({ type: 'edit', content: { objective: `${facts.objective}, as a trial` }, reason: 'trial' }),
  reassign: () => ({ type: 'reassign', domainLeadId: 'trial', reason: 'trial' }),
  acknowledge: () => ({ type: 'acknowledge' }),
  retire: () => ({ type: 'retire', reason: 'trial' }),
};

/** The commands that a person could send now with success, given the right words. */
export function possibleForControl(subject: ControlRecord, actor: Actor, at: Instant): ControlEvent[] {
  return allowedControlEvents(subject.facts.status).filter((event) =>
    goesThrough(() => tryOnControl(subject, actor, event, at)),
  );
}

/** Why not, of what the table of states has and this person cannot do now. */
export function refusedForControl(
  subject: ControlRecord,
  actor: Actor,
  at: Instant,
  allowed: readonly ControlEvent[],
): { command: ControlEvent; because: string }[] {
  return allowedControlEvents(subject.facts.status)
    .filter((event) => !allowed.includes(event))
    .map((event) => ({ command: event, because: whyRefused(() => tryOnControl(subject, actor, event, at)) }));
}

/** @throws Refusal where it would not be carried out */
function tryOnControl(subject: ControlRecord, actor: Actor, event: ControlEvent, at: Instant): void {
  const command = trials[event as ControlCommand['type']](subject);
  const onBehalfOf = controlInWhoseName(actor, event, subject, at);
  const by = { actorId: actor.id, key: 'trial', at, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
  decideControl(noOutcome(subject), command, by);
}
