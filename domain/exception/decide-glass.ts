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
import { addDuration } from '../time.js';
import { ExceptionChange } from './change.js';
import type { ExceptionCommand } from './commands.js';
import { approved } from './decide-sign-off.js';
import type { ExceptionOutcome } from './outcome.js';
import { concerned } from './people.js';
import { exceptionWork } from './signed-content.js';

type Command<T extends ExceptionCommand['type']> = Extract<ExceptionCommand, { type: T }>;

/** Asks that it be approved past its approvers. */
export function breakGlass(change: ExceptionChange, command: Command<'break_glass'>, proof?: Proof): ExceptionOutcome {
  change.require('break_glass');
  const { round, actorId } = openRoundOf(change);
  const { now: subject, at } = change;
  const { breakGlass: rule } = subject.policy;
  const expiresAt = rule ? addDuration(at, rule.expires, subject.exception.ends.zone) : at;
  const { reason, contentHash } = command;
  const data = glassAskedOn(glassed(change, round), { actorId, contentHash, proof, reason, expiresAt });
  return change.done('exception.glass_asked', data);
}

/** The second person says yes: it is approved. */
export function confirmGlass(
  change: ExceptionChange,
  { contentHash }: Command<'confirm_glass'>,
  proof?: Proof,
): ExceptionOutcome {
  change.require('confirm_glass');
  const { round, actorId } = openRoundOf(change);
  const broken = glassConfirmedOn(glassed(change, round), { actorId, contentHash, proof });
  const loud = change.done('exception.glass_broken', broken.data);
  const { roundId: _, ...decided } = broken.decided;
  // An event of its own, and the one by which all others know that it is approved.
  return approved(new ExceptionChange(loud, `${change.key}#approved`, actorId, change.at), decided);
}

/** The second person says no, or whoever asked takes it back. */
export function refuseGlass(change: ExceptionChange, { reason }: Command<'refuse_glass'>): ExceptionOutcome {
  change.require('refuse_glass');
  const { round, actorId } = openRoundOf(change);
  const { taken, data } = glassRefusedOn(glassed(change, round), { actorId, reason });
  return change.done(taken ? 'exception.glass_taken_back' : 'exception.glass_refused', data);
}

/** @param because by which rule, for people to read */
export function glassExpired(change: ExceptionChange, because: string): ExceptionOutcome {
  const { round } = change.now;
  const data = round && glassExpiredOn(glassed(change, round), because);
  return data ? change.done('exception.glass_expired', data) : change.unchanged();
}

/** @throws Refusal `nothing-submitted` */
function openRoundOf({ now: { round }, actorId }: ExceptionChange): { round: Round; actorId: string } {
  if (round && actorId !== null) return { round, actorId };
  throw new Refusal('nothing-submitted', 'There is no open round to decide on: it does not wait for an approval.');
}

function glassed(change: ExceptionChange, round: Round): Glassed {
  const { now: subject, at } = change;
  const { delegations, parts, policy, exception } = subject;
  return {
    ...{ change, round, zone: exception.ends.zone },
    circumstances: { ownWork: exceptionWork(subject, at), delegations, parts, policy },
    hearers: concerned(subject),
    channels: policy.channels,
    keep: (kept) => {
      change.effect({ kind: 'round', round: kept });
      change.setRecord({ round: kept.state === 'open' ? kept : null });
    },
  };
}
