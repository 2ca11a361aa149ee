import type { Channel } from '../notification/channels.js';
import type { Recipient } from '../person/recipients.js';
import { provedFacts, type Proof } from '../proof/proof.js';
import type { Notice } from '../record/event.js';
import { describeInstant, type Instant } from '../time.js';
import * as glassOf from './break-glass.js';
import type { SignOffEffect } from './effect.js';
import type { Glass } from './glass.js';
import type { Round } from './round.js';

/** What a break-glass needs of the change that happens to the record whose round it is about. */
export interface GlassChange {
  readonly key: string;
  readonly at: Instant;
  effect: (effect: Extract<SignOffEffect, { kind: 'signature' }>) => void;
  tell: (
    kind: 'glass_asked' | 'glass_broken' | 'glass_ended',
    to: Recipient[],
    facts: Notice['facts'],
    more: Pick<Notice, 'channels'>,
  ) => unknown;
}

/** A record with an open round, of whatever kind. */
export interface Glassed {
  change: GlassChange;
  round: Round;
  circumstances: glassOf.GlassCircumstances;
  /** Where people read when it expires. */
  zone: string;
  /** Who answers for the record, and so hears of it; `saveNotices` adds who administers. */
  hearers: Recipient[];
  channels: readonly Channel[];
  facts?: Notice['facts'];
  /** The round as it stands from now on is written, and kept in the record while it is open. */
  keep: (round: Round) => void;
}

interface Read {
  actorId: string;
  contentHash: string;
  proof?: Proof | undefined;
}

/**
 * Asks that a round be decided past its approvers. They can decide all the same while it waits for a second person. Gives
 * what the event `…glass_asked` says.
 */
export function glassAskedOn(
  of: Glassed,
  { actorId, contentHash, proof, reason, expiresAt }: Read & { reason: string; expiresAt: Instant },
): Record<string, unknown> {
  const { change, circumstances, zone } = of;
  const { key, at } = change;
  const asked = glassOf.askGlass(
    of.round,
    { key, personId: actorId, contentHash, at, proof, reason, expiresAt },
    circumstances,
  );
  of.keep(asked.round);
  const { glass, seconds } = asked;
  tellAll(of, 'glass_asked', asked.round, { reason: glass.reason, untilText: describeInstant(glass.expiresAt, zone) });
  return { ...factsOf(asked.round, glass), expiresAt: glass.expiresAt, seconds, ...provedFacts(glass.proved) };
}

/** The second person says yes: the round is approved, and everybody hears of how. `data` is what `…glass_broken` says. */
export function glassConfirmedOn(
  of: Glassed,
  { actorId, contentHash, proof }: Read,
): { round: Round; data: Record<string, unknown>; decided: Record<string, unknown> } {
  const { change, circumstances } = of;
  const { key, at } = change;
  const command = { key, personId: actorId, contentHash, at, proof };
  const { round, glass, signatures } = glassOf.confirmGlass(of.round, command, circumstances);
  of.keep(round);
  for (const signature of signatures) change.effect({ kind: 'signature', roundId: round.id, signature });
  tellAll(of, 'glass_broken', round, { reason: glass.reason });
  const proved = provedFacts(signatures[1].proved ?? null);
  const { number, id: roundId, stage, contentHash: hash } = round;
  return {
    round,
    data: { ...factsOf(round, glass), ...proved },
    // For the event by which all others know that it is decided.
    decided: { round: number, roundId, stage, contentHash: hash, reason: glass.reason, brokenGlass: true, ...proved },
  };
}

/** The second person says no, or whoever asked takes it back. */
export function glassRefusedOn(
  of: Glassed,
  { actorId, reason }: { actorId: string; reason?: string | undefined },
): { taken: boolean; data: Record<string, unknown> } {
  const { round, glass } = glassOf.refuseGlass(of.round, { personId: actorId, at: of.change.at }, of.circumstances);
  const taken = glass.state === 'taken_back';
  of.keep(round);
  const why = reason?.trim() ?? '';
  tellAll(of, 'glass_ended', round, {
    reason: `it was ${taken ? 'taken back' : 'refused'}${why === '' ? '' : `: ${why}`}`,
  });
  return {
    taken,
    data: { ...factsOf(round, glass), reason: why === '' ? null : why },
  };
}

/**
 * Nobody has confirmed it in time; null where none waits any more.
 *
 * @param because by which rule, for people to read
 */
export function glassExpiredOn(of: Glassed, because: string): Record<string, unknown> | null {
  const expired = glassOf.expireGlass(of.round, of.change.at);
  if (!expired) return null;
  of.keep(expired.round);
  tellAll(of, 'glass_ended', expired.round, { reason: because });
  return { ...factsOf(expired.round, expired.glass), because };
}

function factsOf({ id, number }: Round, { id: glassId, reason, askedBy, contentHash }: Glass): Record<string, unknown> {
  return { glassId, round: number, roundId: id, askedBy, reason, contentHash };
}

/** Everybody who has a part in the round, and those who answer for the record. */
function tellAll(
  { change, hearers, channels, facts = {} }: Glassed,
  kind: 'glass_asked' | 'glass_broken' | 'glass_ended',
  { stages, glasses = [] }: Round,
  said: { reason: string; untilText?: string },
): void {
  const asked = glasses.at(-1);
  const others: Recipient[] = [
    ...(asked?.seconds ?? []).map((personId): Recipient => ({ personId, role: 'second_person' })),
    ...(asked ? [{ personId: asked.askedBy, role: 'named' as const }] : []),
    ...stages.flatMap(({ approvers }) => approvers).map(({ personId }): Recipient => ({ personId, role: 'approver' })),
    ...hearers,
  ];
  const to = [...new Map(others.toReversed().map((one) => [one.personId, one])).values()];
  change.tell(
    kind,
    to,
    { ...facts, ...said },
    { channels: [...new Set([...channels, 'inbox' as const, 'email' as const])] },
  );
}
