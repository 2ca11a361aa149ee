import type { RiskCommand, RiskRecord } from '../risk/risk.js';
import type { RiskEvent } from '../risk/table.js';
import { Refusal } from '../refusal.js';
import { standsIn } from '../stand-in/stand-in.js';
import type { Instant } from '../time.js';
import type { Actor } from './actor.js';
import { administers } from './held.js';
import type { Place } from './place.js';
import { riskPartNames, riskRights, type RiskPart } from './rights.js';
import { standsByRole } from './roles.js';

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
