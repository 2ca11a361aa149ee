import { setImmediate as othersTurn } from 'node:timers/promises';

/** For so long, in ms, a list may be decided about before whoever else waits for this process has a turn. */
const longestTurn = 50;

/**
 * Lets others have their turn, now and then: five hundred items under the longest ladder that can be published take most
 * of a minute, and meanwhile no request would be answered and no heartbeat seen.
 */
export class Turn {
  private began = performance.now();

  /** Between one and the next. */
  async next(): Promise<void> {
    if (performance.now() - this.began < longestTurn) return;
    await othersTurn();
    this.began = performance.now();
  }
}

/** What a function gives for each, in order. */
export async function inTurns<T, R>(all: readonly T[], one: (each: T) => R): Promise<R[]> {
  const turn = new Turn();
  const results: R[] = [];
  for (const each of all) {
    await turn.next();
    results.push(one(each));
  }
  return results;
}
