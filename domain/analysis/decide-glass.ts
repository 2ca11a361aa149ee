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
import type { AnalysisCommand, AnalysisOutcome } from './analysis.js';
import { AnalysisChange, analysisWork } from './change.js';
import { signed } from './review.js';

type Command<T extends AnalysisCommand['type']> = Extract<AnalysisCommand, { type: T }>;

/** Asks that an analysis be signed past its approvers. */
export function breakGlass(
  change: AnalysisChange,
  { reason, contentHash }: Command<'break_glass'>,
  proof?: Proof,
): AnalysisOutcome {
  change.require('break_glass');
  const { round, actorId } = openRoundOf(change);
  const { policies, calendar } = change.now;
  const { breakGlass: rule, time } = policies.signOff;
  const expiresAt = rule ? addPolicyTime(change.at, rule.expires, time, calendar) : change.at;
  const asked = { actorId, contentHash, proof, reason, expiresAt };
  return change.done('analysis.glass_asked', glassAskedOn(glassed(change, round), asked));
}

/** The second person says yes: it is signed. */
export function confirmGlass(
  change: AnalysisChange,
  { contentHash }: Command<'confirm_glass'>,
  proof?: Proof,
): AnalysisOutcome {
  change.require('confirm_glass');
  const { round, actorId } = openRoundOf(change);
  const broken = glassConfirmedOn(glassed(change, round), { actorId, contentHash, proof });
  const loud = change.done('analysis.glass_broken', broken.data);
  const { roundId: _, ...decided } = broken.decided;
  // An event of its own, and the one by which all others know that it is signed.
  const next = new AnalysisChange(loud, `${change.key}#signed`, actorId, change.at);
  return signed(next, { ...decided, contentHash: round.contentHash });
}

/** The second person says no, or whoever asked takes it back. */
export function refuseGlass(change: AnalysisChange, { reason }: Command<'refuse_glass'>): AnalysisOutcome {
  change.require('refuse_glass');
  const { round, actorId } = openRoundOf(change);
  const { taken, data } = glassRefusedOn(glassed(change, round), { actorId, reason });
  return change.done(taken ? 'analysis.glass_taken_back' : 'analysis.glass_refused', data);
}

/** @param because by which rule, for people to read */
export function glassExpired(change: AnalysisChange, because: string): AnalysisOutcome {
  const { round } = change.now;
  const data = round && glassExpiredOn(glassed(change, round), because);
  return data ? change.done('analysis.glass_expired', data) : change.unchanged();
}

/** @throws Refusal `nothing-submitted` */
function openRoundOf({ now: { round }, actorId }: AnalysisChange): { round: Round; actorId: string } {
  if (round && actorId !== null) return { round, actorId };
  throw new Refusal('nothing-submitted', 'There is no open round to decide on: it does not wait for a signature.');
}

function glassed(change: AnalysisChange, round: Round): Glassed {
  const { now: subject, at } = change;
  const { delegations, parts, policies, facts } = subject;
  return {
    ...{ change, round, zone: facts.due.zone },
    circumstances: { ownWork: analysisWork(subject, at), delegations, parts, policy: policies.signOff },
    hearers: findHearers(['owner', 'domain_lead'], parts),
    channels: policies.signOff.channels,
    keep: (kept) => {
      change.effect({ kind: 'round', round: kept });
      change.setRecord({ round: kept.state === 'open' ? kept : null });
    },
  };
}
