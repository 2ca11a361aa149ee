import { noOutcome } from '../record/outcome.js';
import { decideRisk } from '../risk/decide.js';
import type { RiskCommand, RiskRecord } from '../risk/risk.js';
import { allowedRiskEvents, type RiskEvent } from '../risk/table.js';
import { Refusal } from '../refusal.js';
import { standsIn } from '../stand-in/stand-in.js';
import type { Instant } from '../time.js';
import type { Actor } from './actor.js';
import { byWhat, type Explanation } from './explain.js';
import { administers } from './held.js';
import type { Place } from './place.js';
import { kindAccess } from './kind-access.js';
import { isOfTheRound } from './rights.js';
import { standsByRole, type Standing } from './roles.js';
import { goesThrough, signTrials, whyRefused } from './trial.js';
import { mayNot } from './refuse.js';

/** Parts that people play in a risk; nobody is its analyst by name, only by a role. */
const riskPartNames = {
  owner: 'its owner',
  owner_manager: 'the owner’s manager',
  domain_lead: 'its domain lead',
  requester: 'whoever raised it',
  analyst: 'a risk analyst',
} as const;
type RiskPart = keyof typeof riskPartNames;

const answerable: RiskPart[] = ['owner_manager', 'domain_lead'];

/** Which parts may do what to a risk; an administrator always may. Who signs is decided by its round. */
const riskRights = {
  review: ['owner', 'analyst'],
  withdraw: ['owner', 'analyst'],
  acknowledge: ['owner', ...answerable],
  edit: ['owner', ...answerable, 'requester', 'analyst'],
  schedule: answerable,
  reassign: ['owner', ...answerable],
  reopen: ['owner', ...answerable],
} as const satisfies Record<string, readonly RiskPart[]>;

const riskStanding: Standing<RiskPart> = {
  administrator: ['domain_lead', 'analyst'],
  head_of_governance: ['domain_lead'],
  risk_analyst: ['analyst'],
};

export const riskAccess = kindAccess({
  title: 'A risk',
  rights: riskRights,
  names: riskPartNames,
  standing: riskStanding,
  byRoleAlone: ['analyst'],
  ofOne: ' (of a risk)',
});

/** By which part or role somebody may do it; null: by none, undefined: the round says who. */
export function byWhatOnRisk(
  actor: Actor,
  event: RiskEvent,
  { risk, parts }: RiskRecord,
): Explanation | null | undefined {
  if (!(event in riskRights)) return undefined;
  const played = riskRights[event as keyof typeof riskRights].map((part) => ({
    ...{ part, name: riskPartNames[part] },
    people: part === 'analyst' ? [] : [parts[part] ?? ''],
  }));
  return byWhat<RiskPart>(actor, riskStanding, played, placeOfRisk(risk));
}

/** Changes anything of the register at all: everybody but auditors. @throws Refusal `not-allowed` */
export function mayWriteRisks(actor: Actor): void {
  if (actor.access === 'auditor') throw new Refusal('not-allowed', 'An auditor reads everything and changes nothing.');
}

/** Where a risk stands: it says so itself. */
export function placeOfRisk({ domain, markets }: Pick<Place, 'domain' | 'markets'>): Place {
  return { domain, markets, programIds: [] };
}

/**
 * In whose name somebody may do it: null for their own, or the absent owner for whom they stand in.
 * @throws Refusal `not-allowed` naming who could
 */
export function riskInWhoseName(actor: Actor, event: RiskEvent, subject: RiskRecord, at: Instant): string | null {
  mayWriteRisks(actor);
  if (isOfTheRound(event)) return null;
  const parts: readonly RiskPart[] = event in riskRights ? riskRights[event as keyof typeof riskRights] : [];
  const { risk, delegations, parts: people } = subject;
  const theirs = (part: RiskPart): boolean => part !== 'analyst' && people[part] === actor.id;
  if (administers(actor) || parts.some(theirs) || standsByRole(actor, riskStanding, parts, placeOfRisk(risk)))
    return null;
  if (parts.includes('owner')) {
    const moment = { delegations, at, barred: [] };
    if (standsIn(actor.id, risk.ownerId, 'everything', moment) === 'yes') return risk.ownerId;
  }
  const who = [...parts.map((part) => riskPartNames[part]), 'an administrator'];
  throw mayNot(`${event} this risk`, who);
}

/**
 * Nobody moves a risk to where a role of theirs would give them more on it than they have.
 *
 * @throws Refusal `separation-of-duties`
 */
export function notIntoOwnScope(actor: Actor, command: RiskCommand, { risk }: Pick<RiskRecord, 'risk'>): void {
  if (command.type !== 'edit' || administers(actor)) return;
  const { domain = risk.domain, markets = risk.markets } = command.content;
  const gains = (part: RiskPart): boolean =>
    standsByRole(actor, riskStanding, [part], placeOfRisk({ domain, markets })) &&
    !standsByRole(actor, riskStanding, [part], placeOfRisk(risk));
  if (gains('domain_lead') || gains('analyst'))
    throw new Refusal(
      'separation-of-duties',
      'Nobody moves a risk to a domain or markets in which a role of theirs would let them do more to it. Somebody else does it.',
    );
}

/** How a command is tried; several ways where one may be refused and the other not. */
const trials: { [E in RiskCommand['type']]: (subject: RiskRecord) => RiskCommand[] } = {
  review: () => [{ type: 'review', outcome: 'open', statement: 'trial' }],
  sign: ({ round }) => signTrials(round, ['approve', 'send_back'] as const),
  break_glass: ({ round }) =>
    round ? [{ type: 'break_glass', reason: 'a trial, and nothing else', contentHash: round.contentHash }] : [],
  confirm_glass: ({ round }) => (round ? [{ type: 'confirm_glass', contentHash: round.contentHash }] : []),
  refuse_glass: () => [{ type: 'refuse_glass' }],
  withdraw: () => [{ type: 'withdraw', reason: 'trial' }],
  acknowledge: () => [{ type: 'acknowledge' }],
  edit: ({ risk }) => [{ type: 'edit', content: { text: `${risk.text}, as a trial` } }],
  schedule: ({ risk }) => [
    { type: 'schedule', reviewEvery: risk.reviewEvery === 'P1Y' ? 'P6M' : 'P1Y', reason: 'trial' },
  ],
  reassign: () => [{ type: 'reassign', ownerId: 'trial', reason: 'trial' }],
  reopen: () => [{ type: 'reopen', reason: 'trial' }],
};

/**
 * Why not, of what the table of states has and this person cannot do now: so that a page can say who may, or what is missing.
 *
 * @param allowed what can be, from `possibleForRisk`
 */
export function refusedForRisk(
  subject: RiskRecord,
  actor: Actor,
  at: Instant,
  allowed: readonly RiskEvent[],
): { command: RiskEvent; because: string }[] {
  return allowedRiskEvents(subject.risk.status)
    .filter((event) => !allowed.includes(event))
    .map((event) => ({
      command: event,
      because: whyRefused(() => {
        for (const command of waysOf(event, subject)) tryOnRisk(subject, actor, command, at);
      }),
    }));
}

/** The commands that a person could send now with success, given the right words. */
export function possibleForRisk(subject: RiskRecord, actor: Actor, at: Instant): RiskEvent[] {
  return allowedRiskEvents(subject.risk.status).filter((event) =>
    waysOf(event, subject).some((command) => goesThrough(() => tryOnRisk(subject, actor, command, at))),
  );
}

function waysOf(event: RiskEvent, subject: RiskRecord): RiskCommand[] {
  return event in trials ? trials[event as RiskCommand['type']](subject) : [];
}

/** @throws Refusal where it would not be carried out */
function tryOnRisk(subject: RiskRecord, actor: Actor, command: RiskCommand, at: Instant): void {
  const onBehalfOf = riskInWhoseName(actor, command.type, subject, at);
  const by = { actorId: actor.id, key: 'trial', at, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
  decideRisk(noOutcome(subject), command, by);
}
