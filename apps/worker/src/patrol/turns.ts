import type { DataSource } from 'typeorm';
import { endTurn, takeTurn, type PatrolName, type TurnEnd } from '../../../../database/watch/patrols.js';

/**
 * Has one turn of a round, where it is time for one and nobody has it. Where it fails, the next one goes on from where this one
 * began.
 *
 * @param afterFailure where the next one goes on instead
 * @returns what the turn gives; null: it was not its turn
 */
export async function inTurn<S extends object, R>(
  { manager }: DataSource,
  name: PatrolName,
  turn: (state: Partial<S>) => Promise<{ end: TurnEnd<Partial<S>>; result: R }>,
  afterFailure?: Partial<S>,
): Promise<R | null> {
  const taken = await takeTurn<S>(manager, name);
  if (taken === null) return null;
  try {
    const { end, result } = await turn(taken.state);
    await endTurn(manager, taken, end);
    return result;
  } catch (error) {
    await endTurn(manager, taken, { state: afterFailure ?? taken.state, looked: 0, round: false });
    throw error;
  }
}

/** Between two questions to the server's lists, of which it answers ten a second. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 150);
  });
}
