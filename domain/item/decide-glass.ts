import { namedChannels } from '../notification/named-channels.js';
import { findHearers } from '../person/recipients.js';
import { addPolicyTime } from '../policy/policy-time.js';
import type { Proof } from '../proof/proof.js';
import {
  glassAskedOn,
  glassConfirmedOn,
  glassExpiredOn,
  glassRefusedOn,
  type Glassed,
} from '../sign-off/glass-on-record.js';
import type { Round } from '../sign-off/round.js';
import { ItemChange } from './change.js';
import type { ItemCommand } from './commands.js';
import { approved, openRoundOf } from './decide-sign-off.js';
import type { ItemOutcome } from './outcome.js';
import { ownWork } from './signed-content.js';

type Command<T extends ItemCommand['type']> = Extract<ItemCommand, { type: T }>;

/** Asks that the item be decided past its approvers. */
export function breakGlass(change: ItemChange, command: Command<'break_glass'>, proof?: Proof): ItemOutcome {
  change.require('break_glass');
  const { at, began: subject } = change;
  const { round, actorId } = openRoundOf(change);
  const { breakGlass: rule, time } = subject.policies.signOff;
  const expiresAt = rule ? addPolicyTime(at, rule.expires, time, subject.calendar) : at;
  const { reason, contentHash } = command;
  const data = glassAskedOn(glassed(change, round), { actorId, contentHash, proof, reason, expiresAt });
  return change.done('item.glass_asked', data);
}

/** The second person says yes: the item is done. */
export function confirmGlass(change: ItemChange, command: Command<'confirm_glass'>, proof?: Proof): ItemOutcome {
  change.require('confirm_glass');
  const { round, actorId } = openRoundOf(change);
  const { contentHash } = command;
  const broken = glassConfirmedOn(glassed(change, round), { actorId, contentHash, proof });
  const loud = change.done('item.glass_broken', broken.data);
  // An event of its own, and the one by which all others know that an item is done.
  const done = new ItemChange(loud, `${change.key}#done`, actorId, change.at);
  return approved(done, broken.round, broken.decided);
}

/** The second person says no, or whoever asked takes it back. */
export function refuseGlass(change: ItemChange, { reason }: Command<'refuse_glass'>): ItemOutcome {
  change.require('refuse_glass');
  const { round, actorId } = openRoundOf(change);
  const { taken, data } = glassRefusedOn(glassed(change, round), { actorId, reason });
  return change.done(taken ? 'item.glass_taken_back' : 'item.glass_refused', data);
}

/** @param because by which rule, for people to read */
export function glassExpired(change: ItemChange, because: string): ItemOutcome {
  const { round } = change.began;
  const data = round && glassExpiredOn(glassed(change, round), because);
  return data ? change.done('item.glass_expired', data) : change.unchanged();
}

function glassed(change: ItemChange, round: Round): Glassed {
  const { began: subject, at } = change;
  const { delegations, parts, policies, ownerZone: zone } = subject;
  return {
    ...{ change, round, zone },
    circumstances: { ownWork: ownWork(subject, at), delegations, parts, policy: policies.signOff },
    hearers: findHearers(['owner', 'program_manager', 'domain_lead'], parts),
    channels: namedChannels('submitted', policies),
    keep: (kept) => {
      change.effect({ kind: 'round', round: kept });
      change.setRecord({ round: kept.state === 'open' ? kept : null });
    },
  };
}
