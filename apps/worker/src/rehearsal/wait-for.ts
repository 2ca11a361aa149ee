import { setTimeout as sleep } from 'node:timers/promises';

/** @throws Error naming what was waited for when it does not come in time; the signal's reason when it is aborted */
export async function waitFor(
  what: string,
  check: () => Promise<boolean>,
  { withinMs, signal }: { withinMs: number; signal?: AbortSignal | undefined },
): Promise<void> {
  const end = Date.now() + withinMs;
  for (;;) {
    signal?.throwIfAborted();
    if (await check()) return;
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms for ${what}`);
    await sleep(20);
  }
}
