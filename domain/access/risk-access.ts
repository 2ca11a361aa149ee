import { noOutcome } from '../record/outcome.js';
import { decideRisk } from '../risk/decide.js';
import type { RiskCommand, RiskRecord } from '../risk/risk.js';
import { allowedRiskEvents, type RiskEvent } from '../risk/table.js';
import { Refusal } from '../refusal.js';
import { standsIn } from '../stand-in/stand-in.js';
import type { Instant } from '../time.js';
import type { Actor } from './actor.js';
import { administers } from './held.js';
import type { Place } from './place.js';
import { riskPartNames, riskRights, type RiskPart } from './rights.js';
import { standsByRole } from './roles.js';
import { goesThrough, signTrials } from './trial.js';

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
  if (event === 'sign') return null;
  const parts: readonly RiskPart[] = event in riskRights ? riskRights[event as keyof typeof riskRights] : [];
  const { risk, delegations, parts: people } = subject;
  const theirs = (part: RiskPart): boolean => part !== 'analyst' && people[part] === actor.id;
  if (administers(actor) || parts.some(theirs) || standsByRole(actor, 'risk', parts, placeOfRisk(risk))) return null;
  if (parts.includes('owner')) {
    const moment = { delegations, at, barred: [] };
    if (standsIn(actor.id, risk.ownerId, 'everything', moment) === 'yes') return risk.ownerId;
  }
  const who = [...parts.map((part) => riskPartNames[part]), 'an administrator'];
  throw new Refusal('not-allowed', `You may not ${event} this risk. ${who.join(', ')} may.`, { who });
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
    standsByRole(actor, 'risk', [part], placeOfRisk({ domain, markets })) &&
    !standsByRole(actor, 'risk', [part], placeOfRisk(risk));
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
  withdraw: () => [{ type: 'withdraw', reason: 'trial' }],
  acknowledge: () => [{ type: 'acknowledge' }],
  edit: ({ risk }) => [{ type: 'edit', content: { text: `${risk.text}, as a trial` } }],
  schedule: ({ risk }) => [
    { type: 'schedule', reviewEvery: risk.reviewEvery === 'P1Y' ? 'P6M' : 'P1Y', reason: 'trial' },
  ],
  reassign: () => [{ type: 'reassign', ownerId: 'trial', reason: 'trial' }],
  reopen: () => [{ type: 'reopen', reason: 'trial' }],
};

/** The commands that a person could send now with success, given the right words. */
export function possibleForRisk(subject: RiskRecord, actor: Actor, at: Instant): RiskEvent[] {
  return allowedRiskEvents(subject.risk.status).filter((event) => {
    const ways = event in trials ? trials[event as RiskCommand['type']](subject) : [];
    return ways.some((command) =>
      goesThrough(() => {
        const onBehalfOf = riskInWhoseName(actor, event, subject, at);
        const by = { actorId: actor.id, key: 'trial', at, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
        return decideRisk(noOutcome(subject), command, by);
      }),
    );
  });
}
