import { setTimeout as sleep } from 'node:timers/promises';

/** What a promise gives; null where it fails, or takes longer. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  return Promise.race([work.catch(() => null), sleep(ms, null, { ref: false })]);
}
