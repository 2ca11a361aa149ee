/** Where a run is: waiting for its turn, asked of the provider, answered and looked through, or at its end. */
export const runStates = ['waiting', 'asking', 'answered', 'ended'] as const;
export type RunState = (typeof runStates)[number];

/** What a run has come to. */
export const runOutcomes = [
  ...(['proposed', 'summarised', 'listed', 'translated', 'nothing_new'] as const),
  // It was answered, and nothing could be made of it.
  ...(['unsupported', 'record_changed', 'not_proposed'] as const),
  // It was not sent.
  ...(['budget_spent', 'withheld', 'off'] as const),
  // It was sent, and not answered as it should be.
  ...(['refused', 'cut', 'wrong_json', 'too_large'] as const),
  ...(['timed_out', 'busy', 'away', 'key_refused', 'not_taken', 'forbidden_address'] as const),
] as const;
export type RunOutcome = (typeof runOutcomes)[number];

/** What each means, for people to read. */
export const outcomeSays: Record<RunOutcome, string> = {
  proposed: 'It was proposed, and others decide.',
  summarised: 'It was summarised. A machine wrote it; nothing was changed.',
  listed: 'Each sentence was answered for. A machine did it; nothing was made of it.',
  translated: 'It was translated by a machine, and nobody has checked it. The record is as it was.',
  nothing_new: 'It would change nothing: the record says so already.',
  unsupported: 'Not one of its statements has a quote that stands in the records, so that nothing is proposed.',
  record_changed: 'The record was changed after it was read. Ask anew.',
  not_proposed: 'What it came to was not proposed.',
  budget_spent: 'The budget of this month does not reach for it. Nothing was sent.',
  withheld: 'It may not leave any more: it was restricted meanwhile, or whoever asked has left. Nothing was sent.',
  off: 'No provider is set up any more. Nothing was sent.',
  refused: 'The model refused to answer.',
  cut: 'The answer was cut off: it was longer than it may be.',
  wrong_json: 'The answer was not in the form that was asked for, twice.',
  too_large: 'The answer was larger than is read.',
  timed_out: 'No answer came in time, twice.',
  busy: 'The provider had no room for it, again and again.',
  away: 'The provider was not reached, or failed, again and again.',
  key_refused: 'The provider does not take the key (AI_KEY).',
  not_taken: 'The provider did not take the request: its model or its address may be wrong (AI_MODEL, AI_URL).',
  forbidden_address: 'Nothing may be sent to the address of the provider (AI_URL).',
};

/** How an attempt went, and what it is known to have cost; `spent` null: nobody knows, so that it is counted at the worst. */
export type Attempt =
  | { ok: true; text: string; spent: Usage | null }
  | { ok: false; outcome: RunOutcome; spent: Usage | 'nothing' | null; retryAfterMs: number | null };

export interface Usage {
  tokensIn: number;
  tokensOut: number;
}

/** After so many attempts that ended so, there is no other. What is not named is not tried again. */
const mostAttempts: Partial<Record<RunOutcome, number>> = { busy: 6, away: 4, timed_out: 2, wrong_json: 2 };
const leastPauseMs = 1_000;
const longestPauseMs = 900_000;

/** When it is asked again after an attempt that failed, in ms from then; null: not any more. */
export function pauseAfter(outcome: RunOutcome, attempts: number, retryAfterMs: number | null): number | null {
  if (attempts >= (mostAttempts[outcome] ?? 1)) return null;
  const pause = retryAfterMs ?? leastPauseMs * 2 ** attempts;
  return Math.min(longestPauseMs, Math.max(leastPauseMs, pause));
}
