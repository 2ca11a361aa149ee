import { findHearers } from '../person/recipients.js';
import { addPolicyTime } from '../policy/policy-time.js';
import type { Proof } from '../proof/proof.js';
import { Refusal } from '../refusal.js';
import {
  glassAskedOn,
  glassConfirmedOn,
  glassExpiredOn,
  glassRefusedOn,
  type Glassed,
} from '../sign-off/glass-on-record.js';
import type { Round } from '../sign-off/round.js';
import { RiskChange, riskWork } from './change.js';
import { reviewed } from './review.js';
import type { RiskCommand, RiskOutcome } from './risk.js';

type Command<T extends RiskCommand['type']> = Extract<RiskCommand, { type: T }>;

/** Asks that a review be signed off past its approvers. */
export function breakGlass(change: RiskChange, command: Command<'break_glass'>, proof?: Proof): RiskOutcome {
  change.require('break_glass');
  const { round, actorId } = openRoundOf(change);
  const { now: subject, at } = change;
  const { breakGlass: rule, time } = subject.policies.signOff;
  const expiresAt = rule ? addPolicyTime(at, rule.expires, time, subject.calendar) : at;
  const { reason, contentHash } = command;
  const data = glassAskedOn(glassed(change, round), { actorId, contentHash, proof, reason, expiresAt });
  return change.done('risk.glass_asked', data);
}

/** The second person says yes: it is what the review says. */
export function confirmGlass(
  change: RiskChange,
  { contentHash }: Command<'confirm_glass'>,
  proof?: Proof,
): RiskOutcome {
  change.require('confirm_glass');
  const { round, actorId } = openRoundOf(change);
  const broken = glassConfirmedOn(glassed(change, round), { actorId, contentHash, proof });
  const loud = change.done('risk.glass_broken', broken.data);
  const { roundId: _, ...decided } = broken.decided;
  // An event of its own, and the one by which all others know that it is reviewed.
  return reviewed(new RiskChange(loud, `${change.key}#reviewed`, actorId, change.at), decided);
}

/** The second person says no, or whoever asked takes it back. */
export function refuseGlass(change: RiskChange, { reason }: Command<'refuse_glass'>): RiskOutcome {
  change.require('refuse_glass');
  const { round, actorId } = openRoundOf(change);
  const { taken, data } = glassRefusedOn(glassed(change, round), { actorId, reason });
  return change.done(taken ? 'risk.glass_taken_back' : 'risk.glass_refused', data);
}

/** @param because by which rule, for people to read */
export function glassExpired(change: RiskChange, because: string): RiskOutcome {
  const { round } = change.now;
  const data = round && glassExpiredOn(glassed(change, round), because);
  return data ? change.done('risk.glass_expired', data) : change.unchanged();
}

/** @throws Refusal `nothing-submitted` */
function openRoundOf({ now: { round }, actorId }: RiskChange): { round: Round; actorId: string } {
  if (round && actorId !== null) return { round, actorId };
  throw new Refusal('nothing-submitted', 'There is no open round to decide on: no review waits for a signature.');
}

function glassed(change: RiskChange, round: Round): Glassed {
  const { now: subject, at } = change;
  const { delegations, parts, policies, risk } = subject;
  return {
    ...{ change, round, zone: risk.due.zone },
    circumstances: { ownWork: riskWork(subject, at), delegations, parts, policy: policies.signOff },
    hearers: findHearers(['owner', 'domain_lead'], parts),
    channels: policies.signOff.channels,
    keep: (kept) => {
      change.effect({ kind: 'round', round: kept });
      change.setRecord({ round: kept.state === 'open' ? kept : null });
    },
  };
}
