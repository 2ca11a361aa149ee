import { Refusal } from './refusal.js';

/**
 * Ends what would not end, or not for minutes: called at each turn of a loop whose length follows from what is stored.
 * What could be published stays far below; what got past the checks sets one record aside, and holds nobody up.
 *
 * @param what e.g. `steps that are due at once`
 * @throws Refusal `invalid-command` at the first turn too many
 */
export function atMost(most: number, what: string): () => void {
  let turns = 0;
  return () => {
    turns += 1;
    expectAtMost(turns, most, what);
  };
}

/** @throws Refusal `invalid-command` where it is more, or no number at all */
export function expectAtMost(count: number, most: number, what: string): void {
  if (count <= most) return;
  throw new Refusal(
    'invalid-command',
    `This leads to ${count} ${what}; ${most} are followed at most. Put right what it comes from: a policy, a calendar or a schedule.`,
  );
}
