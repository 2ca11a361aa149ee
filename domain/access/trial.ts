import { Refusal } from '../refusal.js';
import type { Round } from '../sign-off/round.js';
import type { Instant } from '../time.js';

/** Whether what is tried on the facts would be carried out, given the right words. */
export function goesThrough(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Whoever stands in for several must say for whom, and who must prove who they are does so; they may all the same.
    return error.code === 'invalid-command' || error.code === 'proof-required';
  }
}

/** What whoever tries it is told; it is known to be refused. */
export function whyRefused(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Refusal) return error.detail;
    throw error;
  }
  return 'There is nothing of the kind to be done to it now.';
}

/** How a signature is tried: by whoever has read what there is to be read. */
export function signTrials<Decision extends string>(round: Round | null, decisions: readonly Decision[]) {
  const read = round ? { contentHash: round.contentHash } : {};
  return decisions.map((decision) => ({ type: 'sign' as const, decision, reason: 'trial', ...read }));
}

/** A day that is surely to come. */
export function farFrom(at: Instant): { date: string; time: string; zone: string } {
  return { date: new Date(at + 30 * 86_400_000).toISOString().slice(0, 10), time: '12:00', zone: 'UTC' };
}
