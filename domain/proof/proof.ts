import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';

/** What a policy asks of whoever decides: to have proved who they are not longer ago than so many minutes. */
export interface ProofAsked {
  maxAgeMinutes: number;
}

/** How somebody has proved who they are, and when. */
export interface Proved {
  /** `password`, or `provider:KEY` for one of those that people sign in by. */
  how: string;
  /** Epoch ms. */
  at: Instant;
}

/** The same as it came with a decision. The API vouches for it: whoever decides has no say in it. */
export interface Proof extends Proved {
  /** When it was shown, epoch ms: it has to hold then, and not when a worker gets to it. */
  shownAt: Instant;
}

/** The longest that a policy may let a proof be good for: longer than that a machine is left unlocked over lunch. */
export const longestProofMinutes = 60;

/** What whoever is to decide is told beforehand, wherever they meet it: messages, pages of links, rehearsals, previews. */
export function proofText({ maxAgeMinutes }: ProofAsked): string {
  const ago = maxAgeMinutes === 1 ? '1 minute' : `${maxAgeMinutes} minutes`;
  return `Whoever decides is asked to prove who they are, by password or provider, not longer than ${ago} before.`;
}

/** How what is asked differs from one version of a policy to a later one. */
export const proofChanges = ['begins', 'ends', 'shorter', 'longer'] as const;
export type ProofChange = (typeof proofChanges)[number];

/** Null where the same is asked, or nothing by both. */
export function proofChange(before: ProofAsked | null, after: ProofAsked | null): ProofChange | null {
  if (before === null || after === null) return before === after ? null : after === null ? 'ends' : 'begins';
  if (before.maxAgeMinutes === after.maxAgeMinutes) return null;
  return after.maxAgeMinutes < before.maxAgeMinutes ? 'shorter' : 'longer';
}

/** What has proved who decides; null where it was not asked for. @throws Refusal `proof-required` */
export function provenBy(asked: ProofAsked | undefined, proof: Proof | undefined): Proved | null {
  if (!asked) return null;
  const { maxAgeMinutes } = asked;
  const age = proof ? proof.shownAt - proof.at : Infinity;
  if (proof && age >= 0 && age <= maxAgeMinutes * 60_000) return { how: proof.how, at: proof.at };
  throw proofRequired(asked, proof !== undefined);
}

/** @param shown there is one, which does not do any more */
function proofRequired({ maxAgeMinutes }: ProofAsked, shown: boolean): Refusal {
  return new Refusal(
    'proof-required',
    `The policy asks whoever decides to have proved who they are within ${maxAgeMinutes} minute(s)` +
      `${shown ? ', and that was longer ago' : ''}. Prove it by your password or your provider (POST /api/v1/proof), and ` +
      'decide again.',
    { maxAgeMinutes, prove: '/api/v1/proof' },
  );
}

/** What the trail says of it; nothing where nothing was asked. */
export function provedFacts(proved: Proved | null): { proved?: Proved } {
  return proved ? { proved } : {};
}

/** `by password`, `by the provider okta`: for people to read. */
export function provedText({ how }: Pick<Proved, 'how'>): string {
  return how.startsWith('provider:') ? `by the provider ${how.slice('provider:'.length)}` : `by ${how}`;
}
