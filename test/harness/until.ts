import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so; asks every 20 ms. @throws after `withinMs`, naming what was waited for and the last error */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  withinMs = 240_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  let last: unknown = null;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end)
      throw new Error(`waited ${withinMs} ms for ${what}${last instanceof Error ? `: ${last.message}` : ''}`);
    await sleep(20);
  }
}
