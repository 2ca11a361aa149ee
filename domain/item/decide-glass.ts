import { findHearers, type Recipient } from '../person/recipients.js';
import { addPolicyTime } from '../policy/policy-time.js';
import { provedFacts, type Proof } from '../proof/proof.js';
import { namedChannels } from '../notification/named-channels.js';
import * as glassOf from '../sign-off/break-glass.js';
import type { Glass } from '../sign-off/glass.js';
import type { Round } from '../sign-off/round.js';
import { describeInstant } from '../time.js';
import { ItemChange } from './change.js';
import type { ItemCommand } from './commands.js';
import { approved, openRoundOf } from './decide-sign-off.js';
import type { ItemOutcome } from './outcome.js';
import { ownWork } from './signed-content.js';

type Command<T extends ItemCommand['type']> = Extract<ItemCommand, { type: T }>;

/** Asks that the item be decided past its approvers. They can decide all the same while it waits for a second person. */
export function breakGlass(change: ItemChange, command: Command<'break_glass'>, proof?: Proof): ItemOutcome {
  change.require('break_glass');
  const { at, key, began: subject } = change;
  const { round, actorId } = openRoundOf(change);
  const { breakGlass: rule, time } = subject.policies.signOff;
  const expiresAt = rule ? addPolicyTime(at, rule.expires, time, subject.calendar) : at;
  const { reason, contentHash } = command;
  const asked = glassOf.askGlass(
    round,
    { key, personId: actorId, contentHash, at, proof, reason, expiresAt },
    circumstancesOf(change),
  );
  keep(change, asked.round);
  const { glass } = asked;
  const untilText = describeInstant(glass.expiresAt, subject.ownerZone);
  tellAll(change, 'glass_asked', asked.round, [...asked.seconds], { reason: glass.reason, untilText });
  return change.done('item.glass_asked', {
    ...factsOf(asked.round, glass),
    expiresAt: glass.expiresAt,
    seconds: asked.seconds,
    ...provedFacts(glass.proved),
  });
}

/** The second person says yes: the item is done, and everybody hears of how. */
export function confirmGlass(change: ItemChange, command: Command<'confirm_glass'>, proof?: Proof): ItemOutcome {
  change.require('confirm_glass');
  const { at, key } = change;
  const { round, actorId } = openRoundOf(change);
  const { contentHash } = command;
  const broken = glassOf.confirmGlass(
    round,
    { key, personId: actorId, contentHash, at, proof },
    circumstancesOf(change),
  );
  const { glass, signatures } = broken;
  keep(change, broken.round);
  for (const signature of signatures) change.effect({ kind: 'signature', roundId: round.id, signature });
  tellAll(change, 'glass_broken', broken.round, [], { reason: glass.reason });
  const proved = provedFacts(signatures[1].proved ?? null);
  const facts = factsOf(broken.round, glass);
  const loud = change.done('item.glass_broken', { ...facts, ...proved });
  // An event of its own, and the one by which all others know that an item is done.
  const done = new ItemChange(loud, `${key}#done`, actorId, at);
  return approved(done, broken.round, {
    round: round.number,
    roundId: round.id,
    stage: round.stage,
    contentHash: round.contentHash,
    reason: glass.reason,
    brokenGlass: true,
    ...proved,
  });
}

/** The second person says no, or whoever asked takes it back. */
export function refuseGlass(change: ItemChange, command: Command<'refuse_glass'>): ItemOutcome {
  change.require('refuse_glass');
  const { round, actorId } = openRoundOf(change);
  const refused = glassOf.refuseGlass(round, { personId: actorId, at: change.at }, circumstancesOf(change));
  const taken = refused.glass.state === 'taken_back';
  keep(change, refused.round);
  const why = command.reason?.trim() ?? '';
  const reason = `it was ${taken ? 'taken back' : 'refused'}${why === '' ? '' : `: ${why}`}`;
  tellAll(change, 'glass_ended', refused.round, [], { reason });
  return change.done(taken ? 'item.glass_taken_back' : 'item.glass_refused', {
    ...factsOf(refused.round, refused.glass),
    reason: why === '' ? null : why,
  });
}

/** @param because by which rule, for people to read */
export function glassExpired(change: ItemChange, because: string): ItemOutcome {
  const { round } = change.began;
  const expired = round && glassOf.expireGlass(round, change.at);
  if (!expired) return change.unchanged();
  keep(change, expired.round);
  tellAll(change, 'glass_ended', expired.round, [], { reason: because });
  return change.done('item.glass_expired', { ...factsOf(expired.round, expired.glass), because });
}

function circumstancesOf({ began: subject, at }: ItemChange): glassOf.GlassCircumstances {
  const { delegations, parts, policies } = subject;
  return { ownWork: ownWork(subject, at), delegations, parts, policy: policies.signOff };
}

function keep(change: ItemChange, round: Round): void {
  change.effect({ kind: 'round', round });
  change.setRecord({ round: round.state === 'open' ? round : null });
}

function factsOf({ id, number }: Round, { id: glassId, reason, askedBy, contentHash }: Glass): Record<string, unknown> {
  return { glassId, round: number, roundId: id, askedBy, reason, contentHash };
}

/** Everybody who has a part in the round, and those who answer for the item; `saveNotices` adds who administers. */
function tellAll(
  change: ItemChange,
  kind: 'glass_asked' | 'glass_broken' | 'glass_ended',
  { stages, glasses = [] }: Round,
  first: Recipient[],
  facts: { reason: string; untilText?: string },
): void {
  const { parts, policies } = change.began;
  const asked = glasses.at(-1);
  const others: Recipient[] = [
    ...first,
    ...(asked?.seconds ?? []).map((personId): Recipient => ({ personId, role: 'second_person' })),
    ...(asked ? [{ personId: asked.askedBy, role: 'named' as const }] : []),
    ...stages.flatMap(({ approvers }) => approvers).map(({ personId }): Recipient => ({ personId, role: 'approver' })),
    ...findHearers(['owner', 'program_manager', 'domain_lead'], parts),
  ];
  const to = [...new Map(others.toReversed().map((one) => [one.personId, one])).values()];
  const channels = [...new Set([...namedChannels('submitted', policies), 'inbox' as const, 'email' as const])];
  change.tell(kind, to, facts, { channels });
}
