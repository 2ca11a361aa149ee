import { condition, defineSignal, defineUpdate, proxyLocalActivities, setHandler, sleep } from '@temporalio/workflow';
import type { FloorActivities } from './floor.activities.js';

export interface FloorInput {
  id: string;
  /** Instants to wait for, one after the other; each is written when it has come. Epoch ms. */
  at: number[];
  /** How many decisions end it; it waits for ever for none. */
  decisions: number;
  /** A timer of so many ms is armed behind the last but one decision, as the limit of a sign-off is. */
  limitMs: number;
}

export const decide = defineUpdate<void, [number]>('decide');
export const touch = defineSignal<[number]>('touch');

const { write } = proxyLocalActivities<FloorActivities>({ startToCloseTimeout: '10 seconds' });

/** The least that a durable item can cost: the same timers, one upsert for each transition, and nothing else. */
export async function floor({ id, at, decisions, limitMs }: FloorInput): Promise<void> {
  let decided = 0;
  setHandler(decide, async (step) => {
    await write(id, step, Date.now());
    decided += 1;
  });
  setHandler(touch, (step) => write(id, step, Date.now()));
  await write(id, 0, Date.now());
  for (const [index, instant] of at.entries()) {
    await sleep(Math.max(1, instant - Date.now()));
    await write(id, index + 1, Date.now());
  }
  await condition(() => decisions > 0 && decided >= decisions - 1);
  await condition(() => decided >= decisions, limitMs);
}
